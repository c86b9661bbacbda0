"""What a visitor does without a mouse: go from stop to stop, and see at each where they are."""

from dataclasses import dataclass

from playwright.sync_api import Page

MOST_STOPS = 90
SLIDES, SLIDE_MS = 5, 100
# Styles by which the focus is seen, of the element itself and of what is drawn around it.
SCRIPT = """() => {
    if (window.keyboard) return;
    const LOOKS = ["outline", "boxShadow", "borderColor", "backgroundColor", "textDecorationLine"];
    const AROUND = 4;
    const up = (element) => element.parentElement ?? element.getRootNode().host;
    const looks = (element) => {
        const seen = [];
        for (let e = element; e && seen.length < AROUND; e = up(e)) {
            const view = e.ownerDocument.defaultView;
            const style = view && view.getComputedStyle(e);
            seen.push(LOOKS.map((name) => style?.[name]).join(";"));
        }
        return seen.join("|");
    };
    const focused = () => {
        let element = document.activeElement;
        for (;;) {
            const inner = element.shadowRoot?.activeElement
                ?? element.contentDocument?.activeElement;
            if (!inner || inner.tagName === "BODY") return element;
            element = inner;
        }
    };
    const words = (element) => {
        const ids = element.getAttribute("aria-labelledby")?.split(" ") ?? [];
        const named = ids.map((id) => element.getRootNode().getElementById(id)?.textContent);
        const visible = element.cloneNode(element.matches("a, button, summary, h1"));
        visible.querySelectorAll("[aria-hidden=true]").forEach((part) => part.remove());
        const own = [element.getAttribute("aria-label"), named.join(" "), visible.textContent];
        const name = own.find((text) => text?.trim()) ?? element.title ?? "";
        return name.replace(/\\s+/g, " ").trim();
    };
    const isCovered = (element) => {
        if (element.matches("main")) return false; // all of the page, of which the head is a part
        const { left, top, width, height } = element.getBoundingClientRect();
        const inner = element.ownerDocument;
        const view = inner.defaultView;
        const [x, y] = [left + width / 2, top + Math.min(height / 2, 20)];
        if (x < 0 || y < 0 || x > view.innerWidth || y > view.innerHeight) return true;
        const above = inner.elementFromPoint(x, y);
        return Boolean(above?.closest("[data-testid=stHeader]")) && !above.contains(element)
            && !above.closest("[data-testid=stHeader]").contains(element);
    };
    window.keyboard = {
        stand() {
            const element = focused();
            this.last = element;
            this.looks = looks(element);
            return { tag: element.tagName, name: words(element), is_covered: isCovered(element) };
        },
        changed() {
            return !this.last?.isConnected || looks(this.last) !== this.looks;
        },
    };
}"""


@dataclass(frozen=True)
class Stop:
    """Where the focus is: the element's tag and name; whether it was covered or looked no other."""

    tag: str
    name: str
    is_covered: bool


def stop(page: Page) -> Stop:
    """The element that has the focus, in whatever frame or shadow it lies."""
    page.evaluate(SCRIPT)
    return Stop(**page.evaluate("() => keyboard.stand()"))


def uncovered(page: Page) -> Stop:
    """Where the focus is, once what slides or scrolls into sight has had the time for it."""
    here = stop(page)
    for _time in range(SLIDES):
        if not here.is_covered:
            break
        page.wait_for_timeout(SLIDE_MS)
        here = stop(page)
    return here


def walk(page: Page, name: str, *, tag: str = "", key: str = "Tab") -> list[Stop]:
    """Press `key` until what has the focus is named `name`, and return all stops on the way.

    Fails where the focus is not seen, lies below the head of the page, is lost, or never comes
    there.
    """
    stops: list[Stop] = []
    stop(page)
    while len(stops) < MOST_STOPS:
        page.keyboard.press(key)
        page.wait_for_timeout(0)
        seen = page.evaluate("() => keyboard.changed()")
        assert seen or not stops, f"the focus is not seen at {stops[-1]}"
        stops.append(uncovered(page))
        assert not stops[-1].is_covered, f"hidden: {stops[-1]}"
        if name in stops[-1].name and tag in ("", stops[-1].tag):
            return stops
    raise AssertionError(f"{name} is not reached: {[each.name for each in stops]}")
