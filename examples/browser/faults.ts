import type { Fault } from "orgkit/sandbox";
import type { Trouble } from "./page/troubles.ts";

/** How the sandbox brings about each trouble. Those without a fault are not the vendor's doing. */
export const faults: Readonly<Record<Trouble, Fault | undefined>> = {
  none: undefined,
  "signed-out": undefined,
  unauthorized: { status: 401 },
  forbidden: { status: 403 },
  missing: { status: 404 },
  conflict: { status: 409 },
  invalid: { status: 422 },
  limited: { status: 429, headers: { "retry-after": "30" } },
  failing: { status: 500 },
  down: { status: 503 },
  undocumented: { status: 418, body: { tea: "only" } },
  html: { status: 200, body: "<h1>Welcome to the hotel WiFi</h1>" },
  unreachable: { drop: "request" },
  lost: { drop: "response" },
  slow: { delayMs: 6_000 },
  offline: undefined,
};
