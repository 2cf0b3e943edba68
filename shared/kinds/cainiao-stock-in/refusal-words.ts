/** Return reasons that mean a parcel was refused at the door (lower case): then the carrier's own codes are needed. */
export const refusalWords: readonly string[] = ['拒收', '拒签', '未妥投', '非妥投', 'refus', 'reject', 'undeliver'];
