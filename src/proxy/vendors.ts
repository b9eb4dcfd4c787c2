// Types alone: a proxy bundles no function.
import type * as clerk from "../funcs/clerk/functions.js";
import type * as openai from "../funcs/openai/functions.js";
import type * as permit from "../funcs/permit/functions.js";
import type * as polar from "../funcs/polar/functions.js";

interface Functions {
  readonly polar: typeof polar;
  readonly openai: typeof openai;
  readonly clerk: typeof clerk;
  readonly permit: typeof permit;
}

/** The vendors, by the name that their cores have. */
export type ProxyVendor = keyof Functions;

/** The names of a vendor's functions. */
export type VendorOperation<TVendor extends ProxyVendor> = keyof Functions[TVendor] & string;

/** What a function takes. */
export type RequestOf<TVendor extends ProxyVendor, TName> = TName extends keyof Functions[TVendor]
  ? Functions[TVendor][TName] extends (core: never, request: infer TRequest, ...rest: never) => unknown
    ? NonNullable<TRequest>
    : never
  : never;
