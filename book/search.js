// search.js: look for words in the book, without a server. The index is
// a script, since a page opened as a file may not fetch anything else;
// it is loaded when the box is first used.
(function () {
    "use strict";
    const form = document.querySelector(".search");
    const box = form.querySelector("input");
    const list = form.querySelector(".results");
    let entries = null;

    window.searchIndex = function (all) {
        entries = all.map(([address, heading, chapter, words]) => ({
            address, heading, chapter, words,
            low: words.toLowerCase(),
            title: (heading + " " + chapter).toLowerCase(),
        }));
        show();
    };

    function load() {
        if (entries !== null) return;
        entries = [];
        const script = document.createElement("script");
        script.src = "search-index.js";
        document.head.append(script);
    }

    // Every word must occur; a word in a heading counts most.
    function score(entry, words) {
        let sum = 0;
        for (const word of words) {
            const times = entry.low.split(word).length - 1;
            const titled = entry.title.includes(word);
            if (times === 0 && !titled) return 0;
            sum += Math.min(times, 5) + (titled ? 10 : 0);
        }
        return sum;
    }

    function excerpt(entry, word) {
        const at = Math.max(0, entry.low.indexOf(word) - 40);
        return (at > 0 ? "…" : "") + entry.words.slice(at, at + 110) + "…";
    }

    function item(entry, word) {
        const li = document.createElement("li");
        const a = document.createElement("a");
        const note = document.createElement("small");
        a.href = entry.address;
        a.textContent = entry.heading === entry.chapter ? entry.heading
            : entry.heading + " · " + entry.chapter;
        note.textContent = excerpt(entry, word);
        li.append(a, note);
        return li;
    }

    function show() {
        const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
        list.replaceChildren();
        if (words.length === 0 || !entries || entries.length === 0) return;
        const found = entries.map((e) => [score(e, words), e])
            .filter(([s]) => s > 0).sort((a, b) => b[0] - a[0]);
        for (const [, entry] of found.slice(0, 12)) {
            list.append(item(entry, words[0]));
        }
        if (found.length === 0) {
            const li = document.createElement("li");
            li.textContent = "Nothing found.";
            list.append(li);
        }
    }

    form.hidden = false;
    box.addEventListener("focus", load);
    box.addEventListener("input", show);
    form.addEventListener("submit", (event) => {
        event.preventDefault();
        const first = list.querySelector("a");
        if (first) first.click();
    });
    document.addEventListener("keydown", (event) => {
        if (event.key === "Escape") {
            box.value = "";
            list.replaceChildren();
            box.blur();
        } else if (event.key === "/" && document.activeElement !== box) {
            event.preventDefault();
            box.focus();
        }
    });
    list.addEventListener("click", () => list.replaceChildren());
})();
