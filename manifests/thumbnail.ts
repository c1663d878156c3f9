/**
 * Longest side that a thumbnail should have, in pixels: enough for a gallery on a sharp screen. The ready size nearest
 * to it is what documents name, so that a gallery is answered with bytes already encoded.
 */
export const thumbnailSide = 400
