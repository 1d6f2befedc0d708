// Looks again how far reading a file is. Without it the link on the page does the same.
const place = document.getElementById("reading");

async function lookAgain() {
  const answer = await fetch(window.location.href, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = page.getElementById("reading");
  if (!now) {
    window.location.reload();
    return;
  }
  place.replaceChildren(...now.childNodes);
  setTimeout(lookAgain, Number(place.dataset.again));
}

if (place) {
  setTimeout(lookAgain, Number(place.dataset.again));
}
