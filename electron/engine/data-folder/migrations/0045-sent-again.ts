/** again_for: the order that a person has sent although the key was accepted; any other one that stands in the queue came to be accepted since. */
export const sentAgain = `
ALTER TABLE claims ADD COLUMN again_for INTEGER;
`;
