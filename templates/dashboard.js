// Filters of the page; without this script everything stands there unfiltered.
(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const form = byId("loc");
  const names = ["tim", "don-vi", "lanh-dao", "muc", "trang-thai"];
  const fields = Object.fromEntries(names.map((name) => [name, byId(name)]));
  const words = (text) => (text || "").split(" ").filter(Boolean);

  // As the program itself finds names: no marks, no case, only letters and digits.
  const key = (text) =>
    ` ${text
      .toLowerCase()
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .replace(/[đð]/g, "d")
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim()}`;
  const keyOf = (item) => (item.key ??= key(item.node.textContent));

  const read = (node) => ({
    node,
    states: words(node.dataset.t),
    units: words(node.dataset.u),
    shown: true,
  });
  const tasks = [...document.querySelectorAll(".nv")].map((node) => ({
    ...read(node),
    leader: node.dataset.l,
    section: node.dataset.s,
    targets: [],
  }));
  const byNumber = new Map(tasks.map((task) => [task.node.id.slice(3), task]));
  const targets = [...document.querySelectorAll(".ct")].map((node) => ({
    ...read(node),
    task: byNumber.get(node.dataset.n),
  }));
  for (const target of targets) target.task?.targets.push(target);
  const rows = [...document.querySelectorAll(".tl")].map((node) => ({
    node,
    task: byNumber.get(node.dataset.n),
    units: words(node.dataset.w),
    shown: true,
  }));
  // What lies in a part that is hidden as a whole is left as it is: most of a long list is.
  const parts = new Map();
  const partOf = (node) => {
    if (!node) return null;
    if (!parts.has(node)) {
      const above = partOf(node.parentElement.closest(".sec"));
      parts.set(node, { node, above, items: [], wanted: false, shown: true });
    }
    return parts.get(node);
  };
  for (const item of [...tasks, ...targets, ...rows]) {
    item.part = partOf(item.node.closest(".sec"));
    item.part.items.push(item);
  }
  const courses = new Set(
    [...form.querySelectorAll("optgroup:last-of-type option")].map((option) => option.value),
  );

  // Where several units lead, each stands for itself: "unit:state".
  const stands = (item, unit, state) =>
    unit && item.units.some((name) => name.startsWith(`${unit}:`))
      ? item.units.includes(`${unit}:${state}`)
      : item.states.includes(state);
  const want = (item, wanted) => {
    item.wanted = wanted;
    for (let part = wanted && item.part; part && !part.wanted; part = part.above) {
      part.wanted = true;
    }
    return wanted;
  };
  const show = (item) => {
    if (item.shown !== item.wanted) item.node.hidden = !item.wanted;
    item.shown = item.wanted;
  };

  // What the address asks for and the page does not have: then nothing is shown, and that is said.
  let unknown = [];
  const apply = () => {
    const [text, unit, leader, section, state] = names.map((name) => fields[name].value.trim());
    const wanted = key(text);
    const none = unknown.length > 0;
    const any = Boolean(text || unit || leader || section || state || none);
    const ofTarget = courses.has(state);
    for (const part of parts.values()) part.wanted = false;
    let shownTasks = 0;
    let shownTargets = 0;
    for (const task of tasks) {
      task.whose =
        !none &&
        (!unit || task.units.includes(unit)) &&
        (!leader || task.leader === leader) &&
        (!section || task.section === section);
      const fits =
        !state ||
        (ofTarget
          ? task.targets.some((target) => stands(target, unit, state))
          : stands(task, unit, state));
      task.fits = fits;
      if (want(task, task.whose && fits && (!text || keyOf(task).includes(wanted)))) shownTasks++;
    }
    for (const target of targets) {
      const fits = !state || (ofTarget ? stands(target, unit, state) : target.task.fits);
      const found = !text || keyOf(target).includes(wanted);
      if (want(target, target.task.whose && fits && found)) shownTargets++;
    }
    let shownRows = 0;
    for (const row of rows) {
      const task = row.task;
      const own = !leader && !section && !state && !text && !none && (!unit || row.units.includes(unit));
      const fits = task ? task.wanted || task.targets.some((target) => target.wanted) : own;
      if (want(row, fits)) shownRows++;
    }
    for (const part of parts.values()) {
      show(part);
      if (part.wanted) part.items.forEach(show);
    }
    byId("dai").hidden = !any;
    if (byId("den-han")) byId("den-han").textContent = `${shownRows} thời hạn`;
    byId("khong-co").hidden = !any || shownTasks + shownTargets > 0;
    const said = names
      .filter((name) => name !== "tim" && fields[name].value)
      .map((name) => fields[name].selectedOptions[0].text);
    if (text) said.push(`“${text}”`);
    if (none) said.unshift(`Trang này không có ${unknown.join(", ")}`);
    byId("ket-qua").textContent = any
      ? `${said.join(" · ")}: ${shownTasks}/${tasks.length} nhiệm vụ, ` +
        `${shownTargets}/${targets.length} chỉ tiêu`
      : "";
  };

  const address = () =>
    names
      .filter((name) => fields[name].value.trim())
      .map((name) => `${name}=${encodeURIComponent(fields[name].value.trim())}`)
      .join("&");
  const fill = (hash) => {
    const asked = new Map(
      hash.split("&").map((part) => {
        const [name, value = ""] = part.split("=");
        return [name, value];
      }),
    );
    unknown = [];
    for (const name of asked.keys()) {
      if (name && !names.includes(name)) unknown.push(`bộ lọc “${name}”`);
    }
    for (const name of names) {
      let value = asked.get(name) || "";
      try {
        value = decodeURIComponent(value);
      } catch {
        // as it stands
      }
      fields[name].value = value;
      if (fields[name].value !== value && name !== "tim") {
        fields[name].value = "";
        const label = form.querySelector(`label[for="${name}"]`).textContent.toLowerCase();
        unknown.push(`${label} “${value}”`);
      }
    }
  };
  const changed = () => {
    unknown = [];
    apply();
    // After the lists have been drawn: the browser looks the whole page through for the new place.
    setTimeout(() => history.replaceState(null, "", `#${address() || "danh-sach"}`));
  };
  const follow = () => {
    const hash = location.hash.slice(1);
    if (hash.includes("=")) {
      fill(hash);
      apply();
      byId("danh-sach").scrollIntoView();
      return;
    }
    let place = null;
    try {
      place = hash ? byId(decodeURIComponent(hash)) : null;
    } catch {
      return;
    }
    if (!place) return;
    if (place.closest("[hidden]")) {
      fill("");
      apply();
    }
    const inner = place.matches(".nv") ? place.querySelector("details") : null;
    if (inner) inner.open = true;
    place.scrollIntoView();
  };

  form.hidden = false;
  let waiting = 0;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", changed);
  fields.tim.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(changed, 80);
  });
  byId("bo-loc").addEventListener("click", () => {
    fill("");
    changed();
    fields.tim.focus();
  });
  // The way to the days of what is shown leaves the filter in the address.
  byId("den-han")?.addEventListener("click", (event) => {
    event.preventDefault();
    byId("thoi-gian").scrollIntoView();
    byId("h-thoi-gian").focus({ preventScroll: true });
  });
  addEventListener("hashchange", follow);
  follow();

  // Keys for the search are made while nothing else is to be done.
  const all = [...tasks, ...targets];
  const prepare = (left) => {
    while (all.length && left.timeRemaining() > 2) keyOf(all.pop());
    if (all.length) requestIdleCallback(prepare);
  };
  if (window.requestIdleCallback) requestIdleCallback(prepare);
})();
