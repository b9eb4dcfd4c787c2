import { byId } from "./dom.ts";
import { showLoadedBytes } from "./loaded-bytes.ts";
import { showSection } from "./section-view.ts";
import { fillTroublePanel } from "./trouble-panel.ts";

/** What a vendor needs is loaded when it is opened. */
const vendors: Readonly<Record<string, () => Promise<void>>> = {
  clerk: async () => showSection((await import("./vendors/clerk.ts")).section),
  openai: async () => showSection((await import("./vendors/openai.ts")).section),
  permit: async () => showSection((await import("./vendors/permit.ts")).section),
  polar: async () => showSection((await import("./vendors/polar.ts")).section),
};

const named = () => location.hash.slice(1);

async function show(vendor: string): Promise<void> {
  for (const link of byId("vendors").querySelectorAll("a")) {
    if (link.hash === `#${vendor}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  await vendors[vendor]?.();
}

showLoadedBytes(byId("loaded"));
fillTroublePanel();
addEventListener("hashchange", async () => {
  const vendor = named();
  if (!Object.hasOwn(vendors, vendor)) return;
  await show(vendor);
  document.querySelector("h1")?.focus();
});
await show(Object.hasOwn(vendors, named()) ? named() : "clerk");
