// Comfort only: the page reads and links without it. Tips that stay on screen, and an event's words and card lit together.
(() => {
  const tip = document.getElementById("tip");
  document.documentElement.classList.add("js");
  const lit = [];
  const clear = () => {
    tip.hidden = true;
    while (lit.length) lit.pop().classList.remove("on");
  };
  const light = (element) => { element.classList.add("on"); lit.push(element); };
  const show = (event) => {
    clear();
    const target = event.target instanceof Element ? event.target : null;
    const card = target && target.closest(".card");
    if (card) document.querySelectorAll(`[data-e~="${card.id}"]`).forEach(light);
    const mark = target && target.closest("[data-tip]");
    if (!mark) return;
    for (const id of (mark.dataset.e || "").split(" ")) {
      const own = id && document.getElementById(id);
      if (own && own.classList.contains("card")) light(own);
    }
    tip.textContent = mark.dataset.tip;
    tip.hidden = false;
    const box = mark.getClientRects()[0];
    const left = Math.min(box.right - tip.offsetWidth, innerWidth - tip.offsetWidth - 8);
    const below = box.bottom + 8;
    const top = below + tip.offsetHeight > innerHeight ? box.top - tip.offsetHeight - 6 : below;
    tip.style.left = `${Math.max(8, left)}px`;
    tip.style.top = `${top}px`;
  };
  addEventListener("mouseover", show);
  addEventListener("focusin", show);
  addEventListener("scroll", () => { tip.hidden = true; }, { passive: true });
  addEventListener("keydown", (event) => { if (event.key === "Escape") clear(); });
})();
