import {
  Button,
  Menu,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from "@fluentui/react-components";
import { PersonRegular } from "@fluentui/react-icons";
import { choosePerson, useChosenPerson, usePeople } from "./trial-people.ts";

/** Who is at the desk. The pane reads the choice and signs in as that person. */
export function PersonMenu() {
  const people = usePeople();
  const personId = useChosenPerson();
  const person = people.find(({ id }) => id === personId);
  return (
    <Menu
      checkedValues={{ person: personId === null ? [] : [personId] }}
      onCheckedValueChange={(_, { checkedItems: [chosen] }) => {
        if (chosen !== undefined) choosePerson(chosen);
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button
          size="small"
          appearance="subtle"
          icon={<PersonRegular />}
          disabled={people.length === 0}
        >
          {person ? `At the desk: ${person.name}` : "Choose who you are"}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {people.map(({ id, name, role }) => (
            <MenuItemRadio key={id} name="person" value={id}>
              <span className="person-name">{name}</span>
              <span className="person-role">{role}</span>
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
