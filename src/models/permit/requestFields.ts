// What the fields of requests to Permit accept.
import { matching } from "../../core/codec.js";

export const organizationKey = matching<string>(/^[\w-]+$/, "letters, digits, - and _");
export const organizationName = matching<string>(/^[\w. -]+$/, "letters, digits, spaces, ., - and _");
