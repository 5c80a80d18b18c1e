// fold.js: tests and programs are folded away; a button opens all of a
// page, and the next pages open as the last one was left. A listing that
// a link leads to opens, and on paper all are open.
(function () {
    "use strict";
    const all = [...document.querySelectorAll(".aside details")];
    if (all.length === 0) return;
    const button = document.createElement("button");
    let open = remembered();

    // Where nothing may be stored, each page begins folded.
    function remembered() {
        try {
            return localStorage.getItem("tests") === "open";
        } catch { return false; }
    }

    function remember() {
        try {
            localStorage.setItem("tests", open ? "open" : "folded");
        } catch { /* the next page begins folded */ }
    }

    function unfold(wanted) {
        for (const details of all) details.open = wanted;
    }

    function show() {
        unfold(open);
        button.textContent = open ? "Fold tests" : "Open tests";
    }

    function openTarget() {
        const id = decodeURIComponent(location.hash.slice(1));
        const target = id && document.getElementById(id);
        const details = target && target.querySelector(
            ":scope > details");
        if (details) details.open = true;
    }

    button.type = "button";
    button.className = "unfold";
    button.addEventListener("click", () => {
        open = !open;
        show();
        remember();
    });
    document.querySelector(".to-contents").after(button);
    show();
    openTarget();
    window.addEventListener("hashchange", openTarget);
    window.addEventListener("beforeprint", () => unfold(true));
    window.addEventListener("afterprint", show);
})();
