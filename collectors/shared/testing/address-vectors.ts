/** Addresses nobody has, or where clouds answer with credentials: plain, and carried in other forms. */
export const HOSTS_NEVER: readonly string[] = [
  ...["169.254.169.254", "169.254.170.2", "169.254.170.23", "169.254.0.1", "168.63.129.16", "100.100.100.200"],
  ...["192.0.0.192", "192.0.0.8", "0.0.0.0", "0.1.2.3", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255"],
  ...["192.0.2.1", "198.51.100.7", "203.0.113.9", "198.18.0.1", "192.88.99.1"],
  ...["::", "fe80::1", "fe80::a9fe:a9fe", "febf::1", "ff02::1", "fec0::1", "2001:db8::1", "100::1", "5f00::1"],
  ...["fd00:ec2::254", "fd00:ec2::23", "fd20:ce::254", "fd00:42::42", "fd00:c1::a9fe:a9fe"],
  ...["::ffff:169.254.169.254", "::ffff:a9fe:a9fe", "::ffff:168.63.129.16", "::ffff:0.0.0.0", "::169.254.169.254"],
  ...["64:ff9b::a9fe:a9fe", "64:ff9b::169.254.169.254", "64:ff9b:1::a9fe:a9fe", "64:ff9b::100.100.100.200"],
  ...["2002:a9fe:a9fe::1", "2002:7f00:1::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "::ffff:0:169.254.169.254"],
  ...["0:0:0:0:0:ffff:a9fe:a9fe", "0000:0000:0000:0000:0000:ffff:a9fe:a9fe"],
];

/** Addresses of private networks and of this machine. */
export const HOSTS_PRIVATE: readonly string[] = [
  ...["127.0.0.1", "127.0.0.2", "127.255.255.254", "10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255"],
  ...["192.168.0.1", "192.168.255.255", "100.64.0.1", "100.127.255.255", "::1", "fc00::1", "fd12:3456::1"],
  ...[
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:7f00:1",
    "::ffff:192.168.1.1",
    "64:ff9b::127.0.0.1",
    "64:ff9b::a00:1",
  ],
];

/** Ways to write 127.0.0.1 and 169.254.169.254 that a parser understands and people do not. */
const ODD = [
  ...[
    "2130706433",
    "0x7f000001",
    "017700000001",
    "0x7f.1",
    "0x7f.0.1",
    "0177.0.0.1",
    "127.1",
    "127.0.1",
    "0x7F.0.0.0x1",
  ],
  ...["0177.0.0.01", "127.0.0.1.", "0x7f000001.", "1%3217.0.0.1", "%31%32%37.0.0.1", "①②⑦.⓪.⓪.①", "127。0。0。1"],
  ...["127．0．0．1", "00000177.0.0.1", "127.0x0.0.1", "4294967295", "0", "00", "0x0"],
  ...["2852039166", "0xa9fea9fe", "025177524776", "0xa9.0xfe.0xa9.0xfe", "0251.0376.0251.0376", "169.254.43518"],
  ...["169.16689662", "0xa9.254.0251.254", "169.254.169.254.", "169。254。169。254", "１６９.254.169.254"],
];

/** URLs that are no way to a system, whatever a source opted in to. */
export const URLS_NEVER: readonly string[] = [
  ...ODD.map((host) => `https://${host}:PORT/`),
  ...ODD.map((host) => `HTTPS:\\\\${host}:PORT\\`),
  ...[
    "http://127.0.0.1:PORT/",
    "http://169.254.169.254/latest/meta-data/",
    "http://api.example.org/",
    "HTTP://[::1]:PORT/",
  ],
  ...["file:///etc/passwd", "file://127.0.0.1/etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1:PORT/_GET"],
  ...[
    "unix:///var/run/docker.sock",
    "data:text/plain,x",
    "ws://127.0.0.1:PORT/",
    "wss://127.0.0.1:PORT/",
    "jar:https://a!/",
  ],
  ...[
    "javascript:alert(1)",
    "blob:https://api.example.org/1",
    "about:blank",
    "ldap://127.0.0.1/",
    "dict://127.0.0.1:PORT/",
  ],
  ...["https://user@127.0.0.1:PORT/", "https://user:password@127.0.0.1:PORT/", "https://:password@127.0.0.1:PORT/"],
  ...["https://api.example.org@127.0.0.1:PORT/", "https://127.0.0.1:PORT/?a=b", "https://127.0.0.1:PORT/#a"],
  ...[
    "https://",
    "https:///",
    "https://:PORT/",
    "//127.0.0.1:PORT/",
    "127.0.0.1:PORT",
    "/",
    "",
    " ",
    "https://[::1",
    "https://a b/",
  ],
  ...["https://[fe80::1%25eth0]:PORT/", "https://[::1%25lo]:PORT/", "https://[v1.x]:PORT/", "https://127.0.0.1:99999/"],
  ...[
    "https://256.256.256.256/",
    "https://1.2.3.4.5/",
    "https://0x100000000/",
    "https://%00/",
    "https://a%00.example.org/",
  ],
];
