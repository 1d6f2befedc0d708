// A slider over the days on which things became known. Without it, the boxes and the links do the same.
const place = document.getElementById("as-at");
const DAY = 24 * 60 * 60 * 1000;
const MONTHS = "January February March April May June July August September October November December".split(" ");

function read(text) {
  return Math.round(Date.parse(`${text}T00:00:00Z`) / DAY);
}

function parts(number) {
  const day = new Date(number * DAY);
  return [day.getUTCDate(), day.getUTCMonth() + 1, day.getUTCFullYear()];
}

function words(number) {
  const [day, month, year] = parts(number);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

function show(slider, said) {
  const text = words(Number(slider.value));
  slider.setAttribute("aria-valuetext", text);
  said.textContent = text;
}

function choose(slider) {
  const [day, month, year] = parts(Number(slider.value));
  const form = place.closest("form");
  form.elements.as_at_day.value = day;
  form.elements.as_at_month.value = month;
  form.elements.as_at_year.value = year;
  form.requestSubmit(form.querySelector("button[type=submit]"));
}

const PAUSE = 800;
let soon;

// Whoever moves it with the keys makes several steps before the page is asked for.
function chooseSoon(slider) {
  clearTimeout(soon);
  soon = setTimeout(() => choose(slider), PAUSE);
}

if (place && place.dataset.first) {
  const label = document.createElement("label");
  const slider = document.createElement("input");
  const said = document.createElement("output");
  label.className = "govuk-label";
  label.htmlFor = slider.id = "as-at-slider";
  label.textContent = "Slide to a day";
  slider.type = "range";
  slider.min = read(place.dataset.first);
  slider.max = read(place.dataset.last);
  slider.value = read(place.dataset.day);
  said.htmlFor = slider.id;
  slider.addEventListener("input", () => show(slider, said));
  slider.addEventListener("change", () => chooseSoon(slider));
  show(slider, said);
  place.append(label, slider, said);
  place.hidden = false;
}
