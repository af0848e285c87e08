// Looks for what the rules of pages/admin/house_style.py name. Wagtail's checker calls it with an
// element and the options of the rule; false is a fault.
const words = (element) => element.textContent.trim().split(/\s+/).filter(Boolean);
const plain = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
const ofItsOwn = (element) => !element.querySelector("p, li, dd, td, th, figcaption, blockquote");
const shouted = (word) => word.length > 1 && /\p{Lu}/u.test(word) && word === word.toUpperCase();

const looks = {
    "house-link-words": (link, { vague }) => {
        const said = plain(link.getAttribute("aria-label") || link.textContent);
        return !vague.includes(said);
    },
    // LCSPR is a name; THIS IS SHOUTED, and so is IMPORTANT.
    "house-capitals": (element) => {
        if (!ofItsOwn(element)) return true;
        let run = [];
        for (const word of words(element)) {
            const bare = word.replace(/[^\p{L}]/gu, "");
            run = shouted(bare) ? [...run, bare] : [];
            const letters = run.join("").length;
            if ((run.length > 2 && letters > 8) || (run.length > 1 && letters > 10)) return false;
            if (run.length && bare.length > 7) return false;
        }
        return true;
    },
    "house-long-paragraph": (element, { longest }) =>
        !ofItsOwn(element) || words(element).length <= longest,
    "house-file-facts": (link, { file, kinds }) => {
        const path = link.getAttribute("href").split(/[?#]/)[0];
        if (!new RegExp(file, "i").test(path)) return true;
        const around = link.closest("li, p, dd, td, div") || link;
        const text = around.textContent;
        const saysKind = kinds.some((kind) => text.toLowerCase().includes(kind.toLowerCase()));
        return saysKind && /\d\s*(KB|MB|GB|bytes)\b/i.test(text);
    },
};

const bar = document.querySelector("wagtail-userbar");
if (bar && bar.registerCheck) {
    for (const [name, look] of Object.entries(looks)) bar.registerCheck(name, look);
}
