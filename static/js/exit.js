/* Exit this page, as GOV.UK does it: blank at once, then leave; Shift three times does the same. The links work alone. */
const d = document;
const box = d.querySelector("[data-exit]");

if (box) {
  const button = box.querySelector("a");
  const dots = box.querySelector(".exit__dots");
  const words = box.dataset;
  const say = d.createElement("span");
  say.className = "vh";
  say.setAttribute("role", "status");
  box.append(say);
  let count = 0, modified = false, timer, hush, cover;

  const show = () => {
    dots.classList.toggle("live", count > 0);
    [...dots.children].forEach((dot, n) => dot.classList.toggle("on", n < count));
  };
  const reset = (spoken = "") => {
    clearTimeout(timer);
    timer = 0;
    count = 0;
    say.textContent = spoken;
    show();
  };
  const leave = () => {
    reset();
    cover = d.createElement("div");
    cover.className = "exit-cover";
    cover.setAttribute("role", "alert");
    d.body.classList.add("exiting");
    d.body.append(cover);
    cover.textContent = words.loading;
    d.title = words.loading;
    location.href = button.href;
  };
  const expire = () => {
    reset(words.expired);
    hush = setTimeout(() => { say.textContent = ""; }, 5000);
  };

  d.querySelectorAll("[data-exit] a, a[data-exit-link]").forEach((link) => link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  }));
  d.addEventListener("keyup", (event) => {
    if (event.key === "Shift" && !modified) {
      clearTimeout(hush);
      clearTimeout(timer);
      count += 1;
      if (count > 2) {
        leave();
      } else {
        say.textContent = count === 1 ? words.two : words.one;
        timer = setTimeout(expire, 5000);
        show();
      }
    } else if (timer) {
      expire();
    }
    modified = event.shiftKey;
  });
  /* Shift held while the mouse selects text is a modifier too. */
  d.addEventListener("pointerdown", (event) => { modified = event.shiftKey; });
  /* Brought back by the Back button: show the page again, ready for another exit. */
  const title = d.title;
  addEventListener("pageshow", () => {
    d.body.classList.remove("exiting");
    cover?.remove();
    d.title = title;
    reset();
  });
}
