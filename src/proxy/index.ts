/**
 * Lets a browser make listed calls with a secret key that stays on the server.
 *
 * @packageDocumentation
 */
export type { NarrowedCall, ProxyCall, ProxyFields, ProxyInput, ProxyOperation } from "./operation.js";
export type { ProxyProblem } from "./problem.js";
export { createProxy, type ProxyOptions } from "./proxy.js";
export type { ProxyVendor, VendorOperation } from "./vendors.js";
