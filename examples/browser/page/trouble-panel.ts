import { byId, h } from "./dom.ts";
import { failureCard } from "./failure-card.ts";
import { troubles } from "./troubles.ts";

/** Lets a visitor bring about every error, to see what the page says to it. */
export function fillTroublePanel(): void {
  // Where there is room it is open.
  byId("troubles").toggleAttribute("open", matchMedia("(min-width: 52rem)").matches);
  const select = byId("trouble");
  select.append(...Object.entries(troubles).map(([value, label]) => h("option", { value }, label)));
  const said = byId("trouble-status");
  select.addEventListener("change", async () => {
    const { value, selectedOptions } = select as HTMLSelectElement;
    const answer = await fetch(`/trouble/${value}`, { method: "POST" }).catch(() => undefined);
    const label = selectedOptions[0]?.textContent;
    if (!answer?.ok) said.textContent = "The server did not take it. Load the page anew.";
    else said.textContent = value === "none" ? "All works again." : `From now on: ${label}.`;
  });
  byId("use-key").addEventListener("click", useSecretKey);
}

/** Makes the mistake that the proxy is there to avoid. The key is made up. */
async function useSecretKey(): Promise<void> {
  const { PolarCore, organizationAccessTokensList } = await import("orgkit/polar");
  const polar = new PolarCore({ accessToken: "polar_oat_madeup", baseUrl: "/api/polar" });
  const result = await organizationAccessTokensList(polar);
  byId("key-outcome").replaceChildren(result.ok ? "It was sent." : failureCard(result));
}
