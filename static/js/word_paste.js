/* Word puts on the clipboard, besides the text, what was said about it and what was taken out of it.
   The editor would take both for text, so it gets to see the rest alone. */

const LEFT_OUT = [
    "del",
    ".msoDel",
    ".MsoCommentReference",
    ".msocomanchor",
    ".msocomtxt",
    "[style*='mso-element:comment-list']",
].join();

addEventListener(
    "paste",
    (event) => {
        const html = event.clipboardData?.getData("text/html");
        if (!html || !event.target.closest?.(".Draftail-Editor")) return;
        const page = new DOMParser().parseFromString(html, "text/html");
        const found = page.querySelectorAll(LEFT_OUT);
        if (!found.length) return;
        found.forEach((each) => each.remove());
        const data = new DataTransfer();
        data.setData("text/html", page.documentElement.outerHTML);
        data.setData("text/plain", page.body.textContent);
        event.preventDefault();
        event.stopImmediatePropagation();
        event.target.dispatchEvent(
            new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
        );
    },
    true, // before the editor
);
