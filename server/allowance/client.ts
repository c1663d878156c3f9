import { BlockList, isIP } from 'node:net'

/**
 * Networks that are nobody's on the web: this machine, a house's own. What comes from there comes from colleagues, or for all the world from a
 * proxy that `trust-proxy` does not tell of; either way it cannot be told apart. https://www.iana.org/assignments/iana-ipv4-special-registry/
 */
const own = new BlockList()
own.addSubnet('127.0.0.0', 8)
own.addSubnet('10.0.0.0', 8)
own.addSubnet('172.16.0.0', 12)
own.addSubnet('192.168.0.0', 16)
own.addSubnet('169.254.0.0', 16)
own.addAddress('::1', 'ipv6')
own.addSubnet('fc00::', 7, 'ipv6')
own.addSubnet('fe80::', 10, 'ipv6')

/**
 * Whom a network address is counted as: itself, or of version 6 the network of one house (its first 64 bits), since whoever has one address there
 * has all of them (https://www.rfc-editor.org/rfc/rfc6177). `undefined` for who is not counted: our own networks, and what is no address.
 * @param address as a socket has it, or as a proxy wrote it, which may have put a port behind it
 */
export function clientOf(address: string | undefined): string | undefined {
  const bare = withoutPort(address?.trim() ?? '')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1]
  const plain = mapped ?? bare
  const version = isIP(plain)
  if (version === 0 || own.check(plain, version === 6 ? 'ipv6' : 'ipv4')) return undefined
  return version === 6 ? `${network(plain)}::/64` : plain
}

function withoutPort(address: string): string {
  const [, inBrackets] = /^\[([^\]]*)\](?::\d+)?$/.exec(address) ?? []
  return inBrackets ?? address.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1').replace(/%.*$/, '')
}

/** The first four groups of an address of version 6, in full. https://www.rfc-editor.org/rfc/rfc4291#section-2.2 */
function network(address: string): string {
  const [head = '', tail] = address.split('::')
  const before = head.split(':').filter(Boolean)
  const after = tail?.split(':').filter(Boolean) ?? []
  // An end such as 1.2.3.4 stands for two groups.
  const length = (groups: readonly string[]) =>
    groups.length + (groups.at(-1)?.includes('.') === true ? 1 : 0)
  const between = Array<string>(Math.max(0, 8 - length(before) - length(after))).fill('0')
  return [...before, ...between, ...after]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}
