import { expectTypeOf, it } from "vitest";
import type * as clerk from "../../src/funcs/clerk/index.js";
import { createSandbox, type Fault, type SandboxOperation } from "../../src/sandbox/index.js";

it("knows the operations with and without their vendor", () => {
  type OfClerk = Exclude<keyof typeof clerk, "ClerkCore">;

  expectTypeOf<OfClerk | `clerk.${OfClerk}`>().toExtend<SandboxOperation>();
  expectTypeOf<Fault["operation"]>().toEqualTypeOf<SandboxOperation | undefined>();
});

it("takes no fault of an operation that there is none of", () => {
  // @ts-expect-error: misspelt
  createSandbox({ faults: [{ operation: "inviteUsers" }] });
  // @ts-expect-error: another vendor's
  createSandbox().addFaults({ operation: "polar.inviteUser" });
  // @ts-expect-error: any text
  createSandbox().addFaults({ operation: String("inviteUser") });
});
