declare const SERVER_ORIGIN: string;

/** The county's server, the only host that is ever asked. The build writes it in. */
export const origin = SERVER_ORIGIN;
