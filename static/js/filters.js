/* Filters: refresh the list in place and keep the focus. The Apply button works without script. */
document.querySelectorAll("form[data-auto]").forEach((form) => {
  let running;
  form.addEventListener("change", async () => {
    running?.abort();
    const mine = running = new AbortController();
    const url = `${form.getAttribute("action")}?${new URLSearchParams(new FormData(form))}`;
    const results = document.getElementById("results");
    results.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(url, { signal: mine.signal });
      if (!answer.ok) throw new Error(answer.statusText);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      results.replaceWith(page.getElementById("results"));
      document.getElementById("count").textContent = page.getElementById("count").textContent;
      const fresh = page.querySelectorAll("form[data-auto] :is(label, option)"); // with new counts
      form.querySelectorAll(":is(label, option)").forEach((each, place) => {
        if (fresh[place]) each.innerHTML = fresh[place].innerHTML;
      });
      history.replaceState(null, "", url);
    } catch {
      if (!mine.signal.aborted) form.requestSubmit();
    }
  });
});
