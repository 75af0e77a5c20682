/** A picture counts once two frames agree to the byte. */
export async function untilStill(shoot: () => Promise<Buffer>): Promise<{ picture: Buffer; stable: boolean }> {
  let picture = await shoot();
  for (let attempt = 0; attempt < 4; attempt++) {
    const next = await shoot();
    if (next.equals(picture)) return { picture, stable: true };
    picture = next;
  }
  return { picture, stable: false };
}
