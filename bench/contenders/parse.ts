import type { Contender } from "../lib/scenarios.ts";
import { type Vendor, vendorFacts } from "../lib/vendors.ts";

/** `JSON.parse` alone, of a text that has been received before. */
export function contender(vendor: Vendor): Pick<Contender, "list"> {
  const { baseUrl, list } = vendorFacts[vendor];
  let text: string | undefined;
  return {
    list: async () => {
      text ??= await (await fetch(`${baseUrl}${list.url}`)).text();
      const body = JSON.parse(text);
      return body.items ?? body.data ?? body;
    },
  };
}
