/* The box for text pasted from Word: what is on the clipboard goes along as it is, in the field for a
   file beside it, and the server makes the draft of it. The box shows what came. Nothing is typed
   into it: the draft is the place to change words. */

const SHOWN = new Set(
    "H1 H2 H3 H4 H5 H6 P UL OL LI TABLE THEAD TBODY TR TD TH BLOCKQUOTE B STRONG BR".split(" "),
);
const UNSEEN =
    "head, style, script, title, template, del, .msoDel, .MsoCommentReference, .msocomtxt";

/* Words and plain elements alone, without an attribute: nothing that was pasted can run. */
function copyOf(node) {
    const copy = document.createDocumentFragment();
    for (const child of node.childNodes) {
        if (child.nodeType === Node.TEXT_NODE) copy.append(child.data);
        if (child.nodeType !== Node.ELEMENT_NODE || child.matches(UNSEEN)) continue;
        const place = SHOWN.has(child.tagName) ? document.createElement(child.tagName) : copy;
        if (place !== copy) copy.append(place);
        place.append(copyOf(child));
    }
    return copy;
}

function boxFor(input) {
    const box = document.createElement("div");
    const label = document.querySelector(`label[for="${input.id}"]`);
    label.id ||= `${input.id}-label`;
    Object.assign(box, { id: `${input.id}-box`, className: "word-box", contentEditable: "true" });
    box.setAttribute("role", "textbox");
    box.setAttribute("aria-multiline", "true");
    box.setAttribute("aria-labelledby", label.id);
    const help = input.getAttribute("aria-describedby");
    if (help) box.setAttribute("aria-describedby", help);
    label.addEventListener("click", (event) => {
        event.preventDefault(); // the field behind it would ask for a file
        box.focus();
    });
    return box;
}

function take(input, box, said, html, words) {
    const files = new DataTransfer();
    const page = new DOMParser().parseFromString(html, "text/html");
    const markup = html ? page.documentElement.outerHTML : words;
    const file = new File([markup], "pasted.html", { type: "text/html" });
    box.replaceChildren();
    said.textContent = "";
    if (file.size > Number(input.dataset.most)) {
        said.textContent = input.dataset.tooLarge;
    } else if (markup.trim()) {
        files.items.add(file);
        box.append(html ? copyOf(page.body) : words);
        said.textContent = "Pasted. “Make drafts” makes a draft of it; paste again to replace it.";
    }
    input.files = files.files;
}

for (const around of document.querySelectorAll("[data-word-box]")) {
    const input = around.querySelector("input[type=file]");
    const box = boxFor(input);
    const said = document.createElement("p");
    said.setAttribute("role", "status");
    input.hidden = true;
    input.after(box, said);
    around.hidden = false;
    box.addEventListener("paste", (event) => {
        event.preventDefault();
        const data = event.clipboardData;
        take(input, box, said, data.getData("text/html"), data.getData("text/plain"));
    });
    box.addEventListener("drop", (event) => event.preventDefault());
    box.addEventListener("beforeinput", (event) => {
        event.preventDefault();
        if (event.inputType.startsWith("delete")) take(input, box, said, "", "");
    });
}
