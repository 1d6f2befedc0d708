/* Saves what is typed in the meeting, a moment after each pause and on leaving. Without it every form has its
   button. Two kinds of form: data-saves="words" (minutes) and data-saves="choices" (attendance). */
"use strict";
const PAUSE = 2000;
const AGAIN = 10000;

/* The line always in sight: who is here, and whether they may decide. */
const showSight = (sight) => {
  const line = document.querySelector("[data-sight]");
  if (!line || !sight) return;
  line.className = `app-room__sight app-room__sight--${sight.tone}`;
  for (const part of ["count", "word", "reason"]) {
    const place = line.querySelector(`[data-sight-${part}]`);
    if (place.textContent !== sight[part]) place.textContent = sight[part];
  }
};

const ago = (seconds) => {
  if (seconds < 5) return "Saved just now";
  if (seconds < 60) return `Saved ${Math.floor(seconds / 10) * 10 || 5} seconds ago`;
  const minutes = Math.floor(seconds / 60);
  return `Saved ${minutes} ${minutes === 1 ? "minute" : "minutes"} ago`;
};

class SavedForm {
  constructor(form) {
    this.form = form;
    this.told = form.querySelector("[data-saved]");
    this.revision = form.querySelector("[data-revision]");
    this.clean = this.now();
    this.savedAt = null;
    this.sending = false;
    this.timer = null;
    form.addEventListener(this.revision ? "input" : "change", () => this.later(PAUSE));
    form.addEventListener("submit", () => { clearTimeout(this.timer); this.leaving = true; });
    document.addEventListener("visibilitychange", () => { if (document.hidden) this.save(true); });
    window.addEventListener("pagehide", () => this.save(true));
    window.addEventListener("online", () => this.save());
    window.addEventListener("beforeunload", (event) => { if (this.isDirty() && !this.leaving) event.preventDefault(); });
    setInterval(() => this.tick(), 10000);
  }

  /* What would be sent, but for what changes by itself. */
  now() {
    const data = new FormData(this.form);
    data.delete("revision");
    data.delete("csrfmiddlewaretoken");
    return new URLSearchParams(data).toString();
  }

  isDirty() { return this.now() !== this.clean; }

  later(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), wait);
  }

  say(words, link) {
    if (this.told.textContent === words && !link) return;
    this.told.textContent = words;
    if (!link) return;
    const way = document.createElement("a");
    way.className = "govuk-link";
    way.href = link;
    way.textContent = "Read both texts";
    this.told.append(" ", way);
  }

  tick() {
    if (this.savedAt && !this.isDirty() && !this.both) this.say(ago((Date.now() - this.savedAt) / 1000));
  }

  async save(leaving = false) {
    if (this.leaving || !this.isDirty() || (this.sending && !leaving)) return;
    this.sending = true;
    const sent = this.now();
    let answer;
    try {
      answer = await fetch(this.form.action, {
        method: "POST",
        body: new URLSearchParams(new FormData(this.form)),
        headers: { Accept: "application/json" },
        keepalive: leaving,
        redirect: "error",
      });
    } catch {
      this.failed("Not saved: Kith can’t be reached. Your text stays in the field and is sent again.");
      return;
    } finally {
      this.sending = false;
    }
    if (!(answer.headers.get("Content-Type") || "").includes("application/json")) {
      this.failed("Not saved: Kith did not take it. Your text stays in the field. Try the button below.");
      return;
    }
    this.took(await answer.json(), sent);
  }

  /* Keep the text where it is and try again. */
  failed(words) {
    this.say(words);
    this.later(AGAIN);
  }

  took(facts, sent) {
    if (facts.refused) {
      this.say(`Not saved: ${facts.refused}`);
      return;
    }
    this.clean = sent;
    this.savedAt = Date.now();
    this.both = facts.both || "";
    showSight(facts.sight);
    if (this.both) {
      this.say(`${facts.saved_by} saved in the meantime. Your text is kept beside theirs.`, this.both);
    } else {
      /* Only a text that is on record moves on: one put aside keeps the revision that it began from. */
      if (this.revision) this.revision.value = facts.revision;
      this.say(ago(0));
    }
    if (this.isDirty()) this.later(PAUSE);
  }
}

for (const form of document.querySelectorAll("form[data-saves]")) new SavedForm(form);
