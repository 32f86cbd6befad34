// Comfort for those with scripts; every page works without. Keys: / to the query box, j and k through hits, ? for help. Copying of citations.

const typing = (target) => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

const steps = () => [...document.querySelectorAll(".hits > li .hit, .unit.matched, .findings > li, .kwic tbody tr")];

let at = -1;

const step = (by) => {
    const places = steps();
    if (places.length === 0) return;
    if (at < 0) {
        const seen = places.findIndex((place) => place.getBoundingClientRect().bottom > 80);
        at = by > 0 ? Math.max(seen, 0) - (seen >= 0 ? 1 : 0) : places.length;
    }
    at = Math.min(Math.max(at + by, 0), places.length - 1);
    const place = places[at];
    place.scrollIntoView({ block: "start", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    const link = place.querySelector("h2 a, a") ?? place;
    if (link === place) place.tabIndex = -1;
    link.focus({ preventScroll: true });
};

document.addEventListener("keydown", (event) => {
    // While an input method composes, its keys are not ours; Safari says so by key code 229 alone.
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && typing(event.target)) {
        event.target.blur();
        return;
    }
    if (typing(event.target)) return;
    const keys = { "/": () => document.getElementById("q")?.focus(), j: () => step(1), k: () => step(-1), "?": () => location.assign("/help") };
    if (keys[event.key]) {
        event.preventDefault();
        keys[event.key]();
    }
});

// Enter that ends a composition must not send the form.
for (const form of document.querySelectorAll("form.search")) {
    let composing = false;
    let ended = 0;
    form.addEventListener("compositionstart", () => { composing = true; });
    form.addEventListener("compositionend", (event) => { composing = false; ended = event.timeStamp; });
    form.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && (composing || event.isComposing || event.keyCode === 229 || event.timeStamp - ended < 50)) event.preventDefault();
    });
}

for (const button of document.querySelectorAll("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
        const text = document.getElementById(button.dataset.copy)?.textContent ?? "";
        try {
            await navigator.clipboard.writeText(text.trim());
            button.textContent = button.dataset.done;
        } catch {
            getSelection()?.selectAllChildren(document.getElementById(button.dataset.copy));
        }
    });
}

// A year's field that is empty would only make the address longer.
for (const form of document.querySelectorAll("form.choose")) {
    form.addEventListener("submit", () => {
        for (const field of form.elements) {
            if (field.name && field.value === "") field.disabled = true;
        }
    });
    addEventListener("pageshow", () => {
        for (const field of form.elements) field.disabled = false;
    });
}
