// Uploads from Browse Files, straight from the browser to the upload address. What opens that address is good for one
// bucket or large file and ends with the session. They go on while other pages of the console are looked at.
"use strict";

(() => {
  const LANES = 4;
  const ATTEMPTS = 6;
  const LONGEST_NAME_BYTES = 1024;
  const HASHED_UP_TO_BYTES = 256_000_000;
  const STALLED_MILLIS = 120_000;
  const ROWS = 60;

  const items = new Map();
  const addresses = new Map();
  const jobs = [];
  let busyLanes = 0;
  let signIn = null;
  let said = "";
  let drawn = 0;

  /** What went wrong: whether it may be tried again, and a sentence for the person. */
  class Problem extends Error {
    constructor(sentence, { again = false, fresh = false } = {}) {
      super(sentence);
      this.again = again;
      this.fresh = fresh;
    }
  }

  const isGoingOn = (item) => item.state === "waiting" || item.state === "running";
  const all = () => [...items.values()];
  const here = () => document.querySelector("[data-upload]");

  function sizeText(bytes) {
    const units = ["bytes", "KB", "MB", "GB", "TB"];
    let unit = 0;
    let amount = bytes;
    while (amount >= 999.95 && unit < units.length - 1) { amount /= 1000; unit++; }
    return unit === 0 ? bytes + (bytes === 1 ? " byte" : " bytes") : amount.toFixed(1) + " " + units[unit];
  }

  const counted = (number, noun) => number.toLocaleString("en") + " " + noun + (number === 1 ? "" : "s");

  // What the console is asked for.

  async function ask(item, what, fields) {
    for (let proofs = 0; ; proofs++) {
      if (signIn) await signIn.over;
      if (!isGoingOn(item) && what !== "large/cancel") throw new Problem("Cancelled");
      const body = new URLSearchParams({ ...fields, csrf: document.querySelector("input[name=csrf]")?.value ?? "" });
      let answer;
      let said;
      try {
        answer = await fetch(item.base + "/" + what, { method: "POST", body, headers: { Accept: "application/json" } });
        said = await answer.json();
      } catch (lost) {
        throw new Problem("The connection was lost.", { again: true });
      }
      if (answer.ok) return said;
      if (answer.status === 401) waitForSignIn();
      else if (answer.status !== 403 || proofs > 0) throw refusal(answer.status, said.sentence ?? "");
      else await renewProof();
    }
  }

  /** The page's forms get the proof of the session that is open now; says whether there is one. */
  async function renewProof() {
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const proof = page.querySelector(".shell input[name=csrf]");
      if (!answer.ok || !proof) return false;
      for (const field of document.querySelectorAll("input[name=csrf]")) field.value = proof.value;
      return true;
    } catch (lost) {
      return false;
    }
  }

  function waitForSignIn() {
    if (signIn) return;
    let end;
    const over = new Promise((resolve) => { end = resolve; });
    signIn = { over, end };
    say("You are signed out. The uploads wait.");
    draw();
  }

  async function goOn() {
    if (!signIn || signIn.asking) return;
    signIn.asking = true;
    const open = await renewProof();
    signIn.asking = false;
    if (!open) {
      say("You are still signed out.");
      return;
    }
    const waited = signIn;
    signIn = null;
    waited.end();
    say("The uploads go on.");
    draw();
  }

  function refusal(status, sentence) {
    if (/^Bucket .* does not exist$/.test(sentence)) {
      return new Problem("The bucket is not there any more. It was deleted.");
    }
    if (status === 503 && sentence.includes("full")) {
      return new Problem("The server's storage is full. Nothing of this file was stored.");
    }
    if (/^No active upload for: /.test(sentence)) {
      return new Problem("What had arrived of it is gone: the upload was cancelled elsewhere, or the bucket deleted.");
    }
    const again = status >= 500 || status === 408 || status === 429;
    return new Problem(sentence || "The server refused it (" + status + ").", { again });
  }

  // What is sent.

  async function digest(bytes) {
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-1", bytes));
    return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  const isHashed = (blob) => Boolean(globalThis.crypto?.subtle) && blob.size <= HASHED_UP_TO_BYTES;

  /** The bytes to send and their SHA-1: what was hashed is what is sent. */
  async function loaded(blob) {
    if (!isHashed(blob)) return { bytes: blob, sha1: "do_not_verify" };
    try {
      const bytes = await blob.arrayBuffer();
      return { bytes, sha1: await digest(bytes) };
    } catch (unreadable) {
      throw new Problem("The file cannot be read. It was moved, changed or deleted.");
    }
  }

  function post(item, address, bytes, headers, progress) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      let stalled;
      const wait = () => {
        clearTimeout(stalled);
        stalled = setTimeout(() => request.abort(), STALLED_MILLIS);
      };
      const end = (result, value) => {
        clearTimeout(stalled);
        item.requests.delete(request);
        result(value);
      };
      const lost = () => end(reject, new Problem("The connection was lost.", { again: true }));
      request.open("POST", address.url);
      request.setRequestHeader("Authorization", address.token);
      for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
      request.upload.onprogress = (event) => { wait(); progress(event.loaded); };
      request.onerror = lost;
      request.onabort = lost;
      request.onload = () => {
        let answer = {};
        try { answer = JSON.parse(request.responseText); } catch (noJson) { /* the status says enough */ }
        if (request.status === 200) end(resolve, answer);
        else if (request.status === 401) end(reject, new Problem("The server asks who you are.", { again: true, fresh: true }));
        else if (/did not match/i.test(answer.message ?? "")) end(reject, new Problem("The file arrived damaged.", { again: true }));
        else end(reject, refusal(request.status, answer.message ?? ""));
      };
      item.requests.add(request);
      wait();
      request.send(bytes);
    });
  }

  /** Sends, each time after the first by another address; progress is told in bytes. */
  async function deliver(item, pool, wanted, bytes, headers, progress) {
    const free = addresses.get(pool) ?? [];
    addresses.set(pool, free);
    for (let attempt = 1; ; attempt++) {
      try {
        const address = free.pop() ?? await ask(item, wanted.what, wanted.fields);
        const answer = await post(item, address, bytes, headers, progress);
        free.push(address);
        return answer;
      } catch (problem) {
        progress(0);
        if (!isGoingOn(item) || !problem.again || attempt === ATTEMPTS) throw problem;
        free.length = 0;
        if (!problem.fresh || attempt > 1) {
          item.note = problem.message + " Trying again.";
          draw();
          await new Promise((resolve) => setTimeout(resolve, 1000 * 2 ** (attempt - 1)));
        }
        if (!isGoingOn(item)) throw problem;
        item.note = "";
      }
    }
  }

  const encoded = (name) => encodeURIComponent(name).replaceAll("%2F", "/");

  async function sendWhole(item) {
    const { bytes, sha1 } = await loaded(item.file);
    const headers = {
      "X-Bz-File-Name": encoded(item.name),
      "Content-Type": "b2/x-auto",
      "X-Bz-Content-Sha1": sha1,
    };
    if (item.file.lastModified >= 0) headers["X-Bz-Info-src_last_modified_millis"] = String(item.file.lastModified);
    await deliver(item, item.base, { what: "upload", fields: {} }, bytes, headers, (sent) => {
      item.sent = sent;
      draw();
    });
    ended(item, "done");
  }

  async function beginLarge(item) {
    const file = item.file;
    if (!item.large) {
      const fields = { name: item.name, bytes: String(file.size), modified: String(Math.max(0, file.lastModified)) };
      if (globalThis.crypto?.subtle) fields.resume = "on";
      const begun = await again(item, () => ask(item, "large/start", fields));
      const arrived = new Map(begun.parts.map((part) => [part.number, part]));
      item.large = { fileId: begun.fileId, partBytes: begun.partBytes, arrived, sha1s: [], sentOf: [] };
    }
    const large = item.large;
    const count = Math.ceil(file.size / large.partBytes);
    const parts = [];
    for (let number = 1; number <= count; number++) {
      if (!large.sha1s[number - 1]) parts.push({ item, run: () => sendPart(item, number, count) });
    }
    large.missing = parts.length;
    if (parts.length === 0) await finishLarge(item);
    jobs.unshift(...parts);
    start();
  }

  async function sendPart(item, number, count) {
    const large = item.large;
    const blob = item.file.slice((number - 1) * large.partBytes, number * large.partBytes);
    const { bytes, sha1 } = await loaded(blob);
    const arrived = large.arrived.get(number);
    const told = (sent) => {
      large.sentOf[number - 1] = sent;
      item.sent = large.sentOf.reduce((sum, one) => sum + (one ?? 0), 0);
      draw();
    };
    if (arrived && arrived.bytes === blob.size && arrived.sha1 === sha1) {
      large.sha1s[number - 1] = sha1;
      item.resumed = true;
    } else {
      const headers = {
        "X-Bz-Part-Number": String(number),
        "X-Bz-Content-Sha1": sha1,
        "Content-Type": "application/octet-stream",
      };
      const wanted = { what: "large/part", fields: { fileId: large.fileId } };
      const part = await deliver(item, large.fileId, wanted, bytes, headers, told);
      large.sha1s[number - 1] = part.contentSha1.replace("unverified:", "");
    }
    told(blob.size);
    large.missing--;
    if (large.missing === 0 && isGoingOn(item)) await finishLarge(item);
  }

  async function finishLarge(item) {
    const large = item.large;
    const fields = { fileId: large.fileId, sha1s: large.sha1s.join(" ") };
    await again(item, () => ask(item, "large/finish", fields));
    addresses.delete(large.fileId);
    ended(item, "done");
  }

  /** Something small that is tried some times. */
  async function again(item, work) {
    for (let attempt = 1; ; attempt++) {
      try {
        return await work();
      } catch (problem) {
        if (!problem.again || attempt === ATTEMPTS || !isGoingOn(item)) throw problem;
        await new Promise((resolve) => setTimeout(resolve, 1000 * 2 ** (attempt - 1)));
      }
    }
  }

  // Several at once.

  function start() {
    while (busyLanes < LANES && jobs.length > 0) {
      busyLanes++;
      lane().finally(() => { busyLanes--; });
    }
  }

  async function lane() {
    while (jobs.length > 0) {
      const { item, run } = jobs.shift();
      if (!isGoingOn(item)) continue;
      item.state = "running";
      try {
        await run();
      } catch (problem) {
        if (!(problem instanceof Problem)) console.error(problem);
        fail(item, problem instanceof Problem ? problem.message : "Something went wrong in this page.");
      }
    }
  }

  function fail(item, sentence) {
    if (!isGoingOn(item)) return;
    item.problem = sentence;
    // What was begun may be gone at the server: the next attempt asks anew what is there.
    item.large = null;
    ended(item, "failed");
    for (const request of [...item.requests]) request.abort();
    say(item.name + " was not uploaded. " + sentence);
  }

  function ended(item, state) {
    if (!isGoingOn(item)) return;
    item.state = state;
    item.note = "";
    if (state === "done") item.sent = item.file.size;
    draw();
    if (all().some(isGoingOn)) return;
    const done = all().filter((one) => one.state === "done").length;
    const failed = all().filter((one) => one.state === "failed").length;
    if (state !== "failed") say(counted(done, "file") + (done === 1 ? " is" : " are") + " uploaded" + (failed ? ", " + failed + " not." : "."));
    if (done > 0) showAgain();
  }

  function enqueue(item) {
    item.state = "waiting";
    item.problem = "";
    item.sent = 0;
    const large = item.file.size > item.partBytes;
    jobs.push({ item, run: () => (large ? beginLarge(item) : sendWhole(item)) });
    start();
    draw();
  }

  function cancel(item) {
    if (!isGoingOn(item)) return;
    const large = item.large;
    ended(item, "cancelled");
    for (const request of [...item.requests]) request.abort();
    if (large) ask(item, "large/cancel", { fileId: large.fileId }).catch(() => {});
    item.large = null;
  }

  function nameProblem(name) {
    const bytes = new TextEncoder().encode(name).length;
    if (bytes > LONGEST_NAME_BYTES) return "The name is " + bytes.toLocaleString("en") + " bytes long with its folders. 1,024 is the most.";
    if (/[\u0000-\u001f\u007f]/.test(name)) return "The name holds a control character, which no file may have.";
    try { encodeURIComponent(name); } catch (broken) { return "The name is not valid text."; }
    return "";
  }

  /** Takes files with their paths, as they were chosen or dropped. */
  function add(found) {
    const place = here();
    if (!place || found.length === 0) return;
    if (!all().some(isGoingOn)) items.clear();
    let count = 0;
    for (const { file, path, unreadable } of found) {
      const name = place.dataset.folder + path.replace(/^\/+/, "");
      const key = place.dataset.upload + "/" + name;
      const before = items.get(key);
      if (before && isGoingOn(before)) continue;
      before?.row?.element.remove();
      const item = {
        base: place.dataset.upload,
        partBytes: Number(place.dataset.partBytes),
        file, name, key, state: "waiting", sent: 0, note: "", problem: "", requests: new Set(), large: null, resumed: false,
      };
      items.set(key, item);
      const problem = unreadable ? "It cannot be read." : nameProblem(name);
      if (problem) {
        item.state = "failed";
        item.problem = problem;
        item.hopeless = true;
      } else {
        count++;
        enqueue(item);
      }
    }
    say(count > 0 ? "Uploading " + counted(count, "file") + "." : "Nothing was uploaded.");
    draw();
  }

  // Where files come from.

  async function walk(entries) {
    const found = [];
    const left = [...entries];
    for (let at = 0; at < left.length; at++) {
      const entry = left[at];
      try {
        if (entry.isFile) {
          found.push({ file: await new Promise((resolve, reject) => entry.file(resolve, reject)), path: entry.fullPath });
        } else {
          const reader = entry.createReader();
          for (;;) {
            const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
            if (some.length === 0) break;
            left.push(...some);
          }
        }
      } catch (unreadable) {
        found.push({ file: new File([], entry.name), path: entry.fullPath, unreadable: true });
      }
    }
    return found;
  }

  document.addEventListener("change", (event) => {
    if (!(event.target instanceof HTMLInputElement) || !event.target.matches("[data-upload] input[type=file]")) return;
    add([...event.target.files].map((file) => ({ file, path: file.webkitRelativePath || file.name })));
    event.target.value = "";
  });

  const holdsFiles = (event) => event.dataTransfer?.types.includes("Files");

  for (const kind of ["dragenter", "dragover"]) {
    document.addEventListener(kind, (event) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = here() ? "copy" : "none";
      document.documentElement.classList.toggle("dropping", Boolean(here()));
    });
  }

  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) document.documentElement.classList.remove("dropping");
  });

  document.addEventListener("drop", async (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    document.documentElement.classList.remove("dropping");
    const entries = [...event.dataTransfer.items].map((one) => one.webkitGetAsEntry?.()).filter(Boolean);
    const plain = [...event.dataTransfer.files].map((file) => ({ file, path: file.name }));
    add(entries.length > 0 ? await walk(entries) : plain);
  });

  addEventListener("beforeunload", (event) => {
    if (all().some(isGoingOn)) event.preventDefault();
  });

  addEventListener("focus", goOn);

  // What is shown.

  /** An element; a text child can hold anything. */
  function make(tag, properties, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  const sum = make("p", { class: "muted small" });
  const whole = make("progress", { "aria-label": "All uploads", max: "1", value: "0" });
  const list = make("ul", { class: "tray-rows" });
  const rest = make("p", { class: "muted small" });
  const status = make("p", { class: "sr", role: "status", "data-uploads-said": "" });
  const fold = make("button", { type: "button", class: "button small", "aria-expanded": "true" }, "Hide");
  const stop = make("button", { type: "button", class: "button small" }, "Cancel All");
  const go = make("button", { type: "button", class: "button small primary" }, "Go On");
  const out = make("div", { class: "note warn" },
    make("p", {}, "You are signed out. Nothing is lost: sign in again in another tab, then go on."),
    make("div", { class: "row" }, make("a", { class: "button small", href: "/sign-in", target: "_blank", rel: "noopener" }, "Sign In"), go));
  const body = make("div", { class: "tray-body", role: "group", "aria-label": "Files", tabindex: "0" }, out, list, rest);
  const tray = make("section", { class: "tray", "aria-label": "Uploads" },
    make("div", { class: "tray-head" }, make("div", {}, make("h2", {}, "Uploads"), sum), make("div", { class: "row" }, fold, stop)),
    whole, body, status);

  // So much room is kept below the page's content that the tray covers none of it for good.
  new ResizeObserver(() => {
    document.documentElement.style.setProperty("--tray-height", tray.offsetHeight + "px");
  }).observe(tray);

  go.addEventListener("click", goOn);
  fold.addEventListener("click", () => {
    body.hidden = !body.hidden;
    fold.textContent = body.hidden ? "Show" : "Hide";
    fold.setAttribute("aria-expanded", String(!body.hidden));
  });
  stop.addEventListener("click", () => {
    if (all().some(isGoingOn)) {
      for (const item of all()) cancel(item);
      return;
    }
    items.clear();
    list.replaceChildren();
    tray.remove();
  });

  function say(text) {
    said = text;
    status.textContent = text;
  }

  function rowOf(item) {
    const name = make("bdi", { class: "wrap" }, item.name);
    const bar = make("progress", { "aria-label": item.name, max: String(Math.max(1, item.file.size)), value: "0" });
    const state = make("span", { class: "tray-state" });
    const label = make("span", {}, "Cancel");
    const button = make("button", { type: "button", class: "button small" }, label, make("span", { class: "sr" }, " " + item.name));
    button.addEventListener("click", () => {
      if (isGoingOn(item)) cancel(item);
      else enqueue(item);
    });
    const element = make("li", {}, make("div", { class: "tray-name", title: item.name }, name), bar, make("div", { class: "tray-line" }, state, button));
    item.row = { element, bar, state, label, button };
    return item.row;
  }

  function stateText(item) {
    const percent = item.file.size === 0 ? 0 : Math.floor((100 * item.sent) / item.file.size);
    switch (item.state) {
      case "waiting": return "Waiting, " + sizeText(item.file.size);
      case "running": return item.note || percent + "% of " + sizeText(item.file.size) + (item.resumed ? ", going on where it stopped" : "");
      case "done": return "Uploaded, " + sizeText(item.file.size);
      case "cancelled": return "Cancelled";
      default: return item.problem;
    }
  }

  function drawRow(item) {
    const row = item.row ?? rowOf(item);
    row.bar.value = item.file.size === 0 ? Number(item.state === "done") : item.sent;
    row.bar.hidden = item.state !== "running";
    row.state.textContent = stateText(item);
    row.element.className = item.state;
    row.label.textContent = isGoingOn(item) ? "Cancel" : "Try Again";
    row.button.hidden = item.state === "done" || Boolean(item.hopeless);
    // What went wrong stands first; what is in use does not move.
    const first = item.state === "failed" && !row.isFirst && !row.element.contains(document.activeElement);
    row.isFirst = item.state === "failed" && (row.isFirst || first);
    if (first) list.prepend(row.element);
    else if (row.element.parentNode !== list) list.append(row.element);
  }

  /** Ten times a second at most, so that thousands of files cost no more than a few. */
  function draw() {
    if (drawn) return;
    drawn = setTimeout(() => { drawn = 0; drawNow(); }, 100);
  }

  function drawNow() {
    if (items.size === 0) return;
    if (!tray.isConnected) document.body.append(tray);
    const kept = all();
    const counts = { waiting: 0, running: 0, done: 0, failed: 0, cancelled: 0 };
    let bytes = 0;
    let sent = 0;
    for (const item of kept) {
      counts[item.state]++;
      if (item.state === "cancelled" || item.state === "failed") continue;
      bytes += item.file.size;
      sent += item.sent;
    }
    const wanted = kept.length - counts.cancelled;
    sum.textContent = counts.done.toLocaleString("en") + " of " + counted(wanted, "file") + ", " + sizeText(sent) + " of " + sizeText(bytes)
      + (counts.failed ? ", " + counts.failed.toLocaleString("en") + " failed" : "");
    whole.max = Math.max(1, bytes);
    whole.value = bytes === 0 ? Number(counts.waiting + counts.running === 0 && counts.done > 0) : sent;
    stop.textContent = counts.waiting + counts.running > 0 ? "Cancel All" : "Close";
    out.hidden = !signIn;
    const shown = new Set();
    for (const states of [["failed"], ["running"], ["waiting"], ["cancelled", "done"]]) {
      for (const item of states.includes("done") ? kept.toReversed() : kept) {
        if (shown.size < ROWS && states.includes(item.state)) shown.add(item);
      }
    }
    for (const item of kept) {
      if (shown.has(item)) drawRow(item);
      else if (item.row && !item.row.element.contains(document.activeElement)) {
        item.row.element.remove();
        item.row = undefined;
      }
    }
    const more = kept.length - shown.size;
    rest.textContent = more > 0 ? "and " + counted(more, "file") + " more" : "";
    rest.hidden = more === 0;
    if (status.textContent !== said) status.textContent = said;
  }

  /** The list of files as it is now, without moving the reader. */
  async function showAgain() {
    const place = here();
    const before = document.getElementById("file-list");
    if (!place || !before || before.contains(document.activeElement) || document.querySelector("dialog[open]")) return;
    if (!all().some((item) => item.base === place.dataset.upload && item.state === "done")) return;
    try {
      const address = location.href;
      const answer = await fetch(address, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const after = page.getElementById("file-list");
      if (!after || !before.isConnected || location.href !== address) return;
      before.replaceWith(after);
      htmx.process(after);
    } catch (lost) { /* the list is as it was; the uploads are told of above it */ }
  }

  // Another page of the console came into the frame: the tray stays.
  document.addEventListener("htmx:load", () => {
    if (items.size > 0 && !tray.isConnected) document.body.append(tray);
  });
})();
