// What the pages do besides what HTML does by itself. Every page works without it, copying aside.
"use strict";

(() => {
  const root = document.documentElement;
  root.classList.add("scripted");

  const HIDE_AFTER_MILLIS = 10 * 60 * 1000;
  let unsaved = false;

  const find = (selector) => document.querySelector(selector);

  function say(text) {
    const place = find("[data-said]");
    if (place) place.textContent = text;
  }

  async function copy(button) {
    const text = document.getElementById(button.dataset.copy).textContent;
    try {
      await navigator.clipboard.writeText(text.trim());
    } catch (refused) {
      const area = document.createElement("textarea");
      area.value = text.trim();
      area.readOnly = true;
      area.className = "sr";
      button.after(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      button.focus();
    }
    const label = button.firstChild;
    const before = label.textContent;
    if (before === "Copied") return;
    label.textContent = "Copied";
    say("Copied. Paste it where it belongs before you leave.");
    setTimeout(() => { label.textContent = before; }, 2000);
  }

  function download(button) {
    const text = document.getElementById(button.dataset.download).textContent;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    link.download = button.dataset.file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    say("Saved as " + button.dataset.file + ".");
  }

  function closeMenu() {
    const navigation = find("#navigation");
    if (!navigation || !navigation.classList.contains("open")) return false;
    navigation.classList.remove("open");
    const button = find("[data-menu]");
    button.setAttribute("aria-expanded", "false");
    button.focus();
    return true;
  }

  function leave(dialog) {
    dialog.querySelector("[data-close]")?.click();
  }

  function prepare() {
    for (const dialog of document.querySelectorAll("dialog[data-modal]:not(:modal)")) {
      dialog.removeAttribute("open");
      dialog.showModal();
      // Not "cancel": a page that nobody has clicked yet is told of the closing alone.
      dialog.addEventListener("close", () => leave(dialog));
    }
    const wrong = find("[aria-invalid]");
    if (wrong) wrong.focus();
    const reveal = find("[data-reveal]");
    if (!reveal) unsaved = false;
    if (reveal && !reveal.dataset.prepared) {
      unsaved = true;
      reveal.dataset.prepared = "yes";
      reveal.focus();
      setTimeout(() => {
        if (!reveal.isConnected) return;
        unsaved = false;
        reveal.replaceChildren("The application key was hidden. Nobody can see it again.");
      }, HIDE_AFTER_MILLIS);
    }
  }

  document.addEventListener("click", (event) => {
    const target = event.target;
    if (!(target instanceof Element)) return;
    const saves = target.closest("[data-saves]");
    if (saves) unsaved = false;
    const copies = target.closest("[data-copy]");
    if (copies) copy(copies);
    const downloads = target.closest("[data-download]");
    if (downloads) download(downloads);
    if (target.closest("[data-menu]")) {
      const open = find("#navigation").classList.toggle("open");
      find("[data-menu]").setAttribute("aria-expanded", String(open));
      return;
    }
    if (!target.closest("#navigation")) find("#navigation")?.classList.remove("open");
    for (const menu of document.querySelectorAll("details.user[open]")) {
      if (!menu.contains(target)) menu.open = false;
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      const plain = find("dialog[open][data-modal]:not(:modal)");
      const menu = find("details.user[open]");
      if (plain) {
        leave(plain);
        return;
      }
      if (menu) {
        menu.open = false;
        menu.querySelector("summary").focus();
      } else {
        closeMenu();
      }
      return;
    }
    const typing = event.target instanceof Element && event.target.closest("input, select, textarea, dialog");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const links = [...document.querySelectorAll("[data-rows] .row-link")];
      if (links.length === 0) return;
      const at = links.indexOf(document.activeElement);
      const next = event.key === "ArrowDown" ? at + 1 : at - 1;
      if (at < 0 && event.key === "ArrowUp") return;
      if (links[next]) {
        links[next].focus();
        event.preventDefault();
      }
      return;
    }
    const target = [...document.querySelectorAll("[data-shortcut]")].find((one) => one.dataset.shortcut === event.key);
    if (!target) return;
    event.preventDefault();
    if (target.matches("input")) target.focus();
    else target.click();
  });

  addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault();
  });

  // An answer without the list (the session is over, the last key is gone) is a page of its own.
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    if (detail.target.id !== "key-list" || detail.xhr.response.includes('id="key-list"')) return;
    detail.target = document.body;
    detail.selectOverride = "unset";
    detail.swapOverride = "innerHTML";
  });

  document.addEventListener("htmx:load", prepare);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", prepare);
  else prepare();
})();
