/* Before first paint, so that a saved choice does not flash. Reads only. */
try {
  var t = localStorage.getItem("theme");
  if (t === "light" || t === "dark") document.documentElement.dataset.theme = t;
} catch (e) { /* storage refused */ }
