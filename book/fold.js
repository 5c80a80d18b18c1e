// fold.js: tests and programs are folded away; a button opens all of a
// page, and the next pages open as the last one was left. A listing that
// a link leads to opens, and on paper all are open.
(function () {
    "use strict";
    const all = [...document.querySelectorAll(".aside details")];
    if (all.length === 0) return;
    const button = document.createElement("button");

    // Where nothing may be stored, each page begins folded.
    function remembered() {
        try {
            return localStorage.getItem("tests") === "open";
        } catch { return false; }
    }

    function remember(open) {
        try {
            localStorage.setItem("tests", open ? "open" : "folded");
        } catch { /* the next page begins folded */ }
    }

    function show(open) {
        for (const details of all) details.open = open;
        button.textContent = open ? "Fold tests" : "Open tests";
        button.setAttribute("aria-pressed", open);
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
        const open = button.getAttribute("aria-pressed") !== "true";
        show(open);
        remember(open);
    });
    document.querySelector(".to-contents").after(button);
    show(remembered());
    openTarget();
    window.addEventListener("hashchange", openTarget);
    window.addEventListener("beforeprint", () => {
        for (const details of all) details.open = true;
    });
})();
