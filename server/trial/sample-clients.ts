export interface SampleClient {
  id: string;
  code: string;
  name: string;
  address: string[];
  email: string;
  taxNumber: string;
  /** null: the firm's. */
  taxCode: string | null;
  /** null: the firm's. */
  termsDays: number | null;
  /** Who gets the invoice; null: the client itself. */
  billToId: string | null;
  privacy: "public" | "private" | "hidden";
  /** Ids of people; matters for private and hidden clients. */
  team: string[];
}

type Rest = Partial<Omit<SampleClient, "id" | "code" | "name" | "address" | "email">>;

/** Grace Lindley must not learn of the two hidden clients. */
const hiddenClientsTeam = ["judith-marsh", "priya-nair", "tom-ashworth"];
/** Tom Ashworth knows the private client's name and no more. */
const privateClientTeam = ["judith-marsh", "priya-nair", "grace-lindley"];

/** The clients of the sample firm, by the names and codes of the sample workbook. */
export const sampleClients: readonly SampleClient[] = [
  client(
    "ALD001",
    "Aldgate Coffee Roasters Ltd",
    "3 Mill Yard, Bristol, BS2 0JP",
    "accounts@aldgate-coffee.example",
  ),
  client(
    "AMB001",
    "Amberley Veterinary Practice LLP",
    "41 Station Road, Keynsham, BS31 2BN",
    "office@amberleyvets.example",
  ),
  client(
    "BIS001",
    "Bishop & Finch Architects LLP",
    "The Old Chapel, 7 Princess Street, Bath, BA1 1HL",
    "finance@bishopfinch.example",
    { termsDays: 14 },
  ),
  client(
    "BRI001",
    "Brightwater Group plc",
    "Brightwater House, 200 Temple Way, Bristol, BS1 6ED",
    "purchase.ledger@brightwater.example",
    { taxNumber: "GB 398 2204 51", termsDays: 60 },
  ),
  client(
    "BRI002",
    "Brightwater Lettings Ltd",
    "Brightwater House, 200 Temple Way, Bristol, BS1 6ED",
    "lettings@brightwater.example",
    { billToId: "client-bri001" },
  ),
  client(
    "CAL001",
    "Caldwell Timber Merchants Ltd",
    "Unit 9, Portside Estate, Avonmouth, BS11 9HZ",
    "accounts@caldwelltimber.example",
    { taxNumber: "GB 221 9087 34" },
  ),
  client(
    "CAS001",
    "Cascade Analytics Inc.",
    "1180 Harrison Street, Suite 400, San Francisco, CA 94103, United States",
    "ap@cascade-analytics.example",
    { taxCode: "ZERO" },
  ),
  client(
    "DUN001",
    "Dunmore Engineering Ltd",
    "Dunmore Works, Forge Lane, Gloucester, GL1 2AQ",
    "ledger@dunmore.example",
    { taxNumber: "GB 187 4410 02" },
  ),
  client(
    "EAS001",
    "Eastgate Community Theatre",
    "Eastgate Street, Gloucester, GL1 1PA",
    "treasurer@eastgatetheatre.example",
  ),
  client(
    "FEN001",
    "Fenwick Haulage Ltd",
    "Severn View Depot, Avonmouth, BS11 8DQ",
    "accounts@fenwickhaulage.example",
  ),
  client(
    "GRE001",
    "Greenacre Farm Partnership",
    "Greenacre Farm, Chew Magna, BS40 8RY",
    "farm@greenacre.example",
  ),
  client(
    "HAR001",
    "Harbour Street Dental Ltd",
    "18 Harbour Street, Portishead, BS20 7DD",
    "practice@harbourstreetdental.example",
  ),
  client(
    "HOL001",
    "Holloway & Daughters Bakery Ltd",
    "66 Gloucester Road, Bristol, BS7 8BH",
    "hello@hollowaybakery.example",
  ),
  client(
    "OKA001",
    "Dr Helen Okafor",
    "5 Royal York Crescent, Bristol, BS8 4JZ",
    "helen.okafor@mail.example",
    { privacy: "private", team: privateClientTeam },
  ),
  client(
    "KIN001",
    "Kingsmead School Trust",
    "Kingsmead Lane, Bath, BA2 3RF",
    "bursar@kingsmead.example",
  ),
  client(
    "LAR001",
    "Lark Rise Nurseries Ltd",
    "Lark Rise, Nailsea, BS48 1PQ",
    "office@larkrise.example",
  ),
  client(
    "MAR001",
    "Marlowe Family Trust",
    "c/o 2 Queen Square, Bristol, BS1 4JQ",
    "trustees@marlowe.example",
    { privacy: "hidden", team: hiddenClientsTeam },
  ),
  client(
    "MER001",
    "Meridian Software Ltd",
    "Engine Shed, Station Approach, Bristol, BS1 6QH",
    "billing@meridian.example",
    { taxNumber: "GB 305 6618 77" },
  ),
  client(
    "MUL001",
    "Müller & Söhne GmbH",
    "Hafenstraße 12, 20457 Hamburg, Germany",
    "buchhaltung@mueller-soehne.example",
    { taxNumber: "DE 811 209 644", taxCode: "ZERO" },
  ),
  client(
    "NOR001",
    "Northcliffe Surveyors LLP",
    "12 Park Row, Bristol, BS1 5LJ",
    "accounts@northcliffe.example",
  ),
  client(
    "OHA001",
    "O'Hara Catering Ltd",
    "Unit 3, Brewery Yard, Bristol, BS3 4EA",
    "siobhan@oharacatering.example",
    { termsDays: 14 },
  ),
  client(
    "KES001",
    "Project Kestrel Holdings Ltd",
    "30 St James's Square, London, SW1Y 4JH",
    "finance@kestrel-holdings.example",
    { privacy: "hidden", team: hiddenClientsTeam },
  ),
  client(
    "QUA001",
    "Quayside Property Management Ltd",
    "The Quays, Cumberland Road, Bristol, BS1 6UQ",
    "accounts@quaysidepm.example",
  ),
  client(
    "STB001",
    "St Brannock's Brewery Ltd",
    "Brewery Lane, Braunton, EX33 1AA",
    "office@stbrannocks.example",
    { taxNumber: "GB 276 5503 18" },
  ),
  client(
    "WRE001",
    "Wren & Co Interiors Ltd",
    "9 The Mall, Clifton, Bristol, BS8 4DP",
    "studio@wreninteriors.example",
  ),
];

function client(
  code: string,
  name: string,
  address: string,
  email: string,
  rest: Rest = {},
): SampleClient {
  return {
    id: `client-${code.toLowerCase()}`,
    code,
    name,
    address: address.split(", "),
    email,
    taxNumber: "",
    taxCode: null,
    termsDays: null,
    billToId: null,
    privacy: "public",
    team: [],
    ...rest,
  };
}
