export * from "./answers.js";
export * from "./body-faults.js";
export * from "./connection-faults.js";
export * from "./groups.js";
export * from "./size-faults.js";
export * from "./status-faults.js";
