/** What can go wrong on request, in the words of the page. */
export const troubles = {
  none: "Nothing goes wrong",
  "signed-out": "You are signed out",
  unauthorized: "The key is refused (401)",
  forbidden: "It is forbidden (403)",
  missing: "It is not there (404)",
  conflict: "There is a conflict (409)",
  invalid: "The input is refused (422)",
  limited: "Too many requests (429)",
  failing: "The vendor fails (500)",
  down: "The vendor is down (503)",
  undocumented: "An answer nobody documented",
  html: "A web page instead of data",
  unreachable: "The vendor is unreachable",
  lost: "The vendor's answer gets lost",
  slow: "The vendor is slow",
  offline: "Your connection breaks",
} as const;

export type Trouble = keyof typeof troubles;

export const isTrouble = (name: string): name is Trouble => Object.hasOwn(troubles, name);
