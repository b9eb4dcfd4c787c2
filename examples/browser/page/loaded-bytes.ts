import { sizeText } from "./format.ts";

/** Keeps an element telling how many bytes of JavaScript the page has loaded, as they came over the network. */
export function showLoadedBytes(element: HTMLElement): void {
  const scripts = new Map<string, PerformanceResourceTiming>();
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as PerformanceResourceTiming[]) {
      if (new URL(entry.name).pathname.endsWith(".js")) scripts.set(entry.name, entry);
    }
    const sum = (size: "encodedBodySize" | "decodedBodySize") =>
      sizeText([...scripts.values()].reduce((bytes, script) => bytes + script[size], 0));
    element.textContent = `${sum("encodedBodySize")} of JavaScript loaded (${sum("decodedBodySize")} unpacked)`;
  }).observe({ type: "resource", buffered: true });
}
