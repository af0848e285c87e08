/* Colours: kept on this device only on choice; "System" forgets. */
const root = document.documentElement;
const form = document.querySelector("[data-colours]");

const follow = () => {
  let saved = null;
  try { saved = localStorage.getItem("theme"); } catch { return; /* storage refused */ }
  if (saved !== "light" && saved !== "dark") saved = "system";
  form.elements.theme.value = saved;
  if (saved === "system") delete root.dataset.theme;
  else root.dataset.theme = saved;
};

if (form) {
  form.addEventListener("change", () => {
    const choice = form.elements.theme.value;
    try {
      if (choice === "system") localStorage.removeItem("theme");
      else localStorage.setItem("theme", choice);
    } catch { return; /* the choice still holds for this page */ }
    follow();
  });
  /* Another tab, or this page brought back by the Back button, may be behind. */
  addEventListener("storage", follow);
  addEventListener("pageshow", follow);
}
