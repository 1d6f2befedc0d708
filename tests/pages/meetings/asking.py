"""Filling in a form that is going to be refused."""

from tests.page import Page, fill_in, standing_answers


def refused(page: Page, button: str, **answers) -> Page:
    """Fill in a form and press its button, where the page is to come back with what is wrong."""
    form = page.form(button)
    sent = standing_answers(form)
    offered = {found.get("name") for found in form.xpath(".//*[@name]")}
    for name, answer in answers.items():
        fill_in(form, sent, offered, name, answer)
    return page.client.post(form.get("action") or page.address, sent, status=422)
