using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

using LVS.Boards;
using LVS.Harness;
using LVS.Node;

using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace LVS.Hil;

/// <summary>
/// <c>devices.yaml</c>: lists the devices, how to reach them and how to cut their power. Every mistake is reported with its line.
/// </summary>
/// <param name="Config">Path of the swarm's configuration, relative to the map; empty when the map names none.</param>
/// <param name="Devices">At least one.</param>
public sealed record DeviceMap(string Config, IReadOnlyList<MappedDevice> Devices)
{
    /// <summary>Fixture commands a device may have.</summary>
    public static readonly IReadOnlyList<string> FixtureNames = ["power-on", "power-off", "reset"];

    private static readonly string[] TopKeys = ["config", "devices"];

    private static readonly string[] NoReasons = ["true", "yes", "y", "on", "no", "n", "off"];

    private static readonly string[] DeviceKeys =
        ["id", "board", "port", "transport", "address", "interface", "pseudonym", "emulator", "fixtures", "quarantine"];

    /// <summary>Reads and checks a map.</summary>
    /// <exception cref="UserException">The file is missing, is no YAML, or says something that cannot be.</exception>
    public static DeviceMap Load(string path)
    {
        string text = InputFile.ReadText(path);
        ShallowParser parser = new(new Parser(new StringReader(text)));
        YamlStream stream = [];
        try
        {
            stream.Load(parser);
        }
        catch (YamlException e)
        {
            throw new UserException(
                $"{path} line {e.Start.Line}: {e.Message.TrimEnd('.')}. It must be YAML as boards/devices.example.yaml shows.");
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or OverflowException or FormatException)
        {
            // YamlDotNet rejects a text with other exceptions than its own as well.
            throw new UserException(
                $"{path} line {parser.Line}: this cannot be read ({e.Message.TrimEnd('.')}). It must be YAML as "
                    + "boards/devices.example.yaml shows.");
        }

        if (stream.Documents.Count == 0)
        {
            throw new UserException($"{path} is empty: boards/devices.example.yaml shows what belongs there.");
        }

        return stream.Documents.Count == 1
            ? new Reader(path).Map(stream.Documents[0].RootNode)
            : throw new UserException($"{path} line {stream.Documents[1].RootNode.Start.Line}: a second document begins; a map is one.");
    }

    private sealed class Reader(string path)
    {
        public DeviceMap Map(YamlNode root)
        {
            Dictionary<string, YamlNode> top = Fields(root, "the map", TopKeys);
            if (!top.TryGetValue("devices", out YamlNode? list) || list is not YamlSequenceNode { Children.Count: > 0 } devices)
            {
                throw Wrong(list ?? root, "'devices' must be a list of at least one device");
            }

            List<MappedDevice> read = [.. devices.Children.Select(Device)];
            if (read.GroupBy(d => d.Id).FirstOrDefault(g => g.Count() > 1) is IGrouping<string, MappedDevice> twice)
            {
                throw new UserException(
                    $"{path} line {twice.Last().Line}: there is already a device '{twice.Key}' in line {twice.First().Line}; ids are "
                        + "unique.");
            }

            string config = Text(top, "config");
            return new DeviceMap(config.Length == 0 ? "" : Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, config), read);
        }

        private MappedDevice Device(YamlNode node)
        {
            Dictionary<string, YamlNode> fields = Fields(node, "a device", DeviceKeys);
            string id = Text(fields, "id");
            if (id.Length == 0 || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            {
                throw Wrong(fields.GetValueOrDefault("id", node), "a device needs an 'id' of letters, digits, '-' and '_'");
            }

            string board = Text(fields, "board");
            if (FirmwareLock.Current.Boards.All(b => b.Name != board))
            {
                throw Wrong(fields.GetValueOrDefault("board", node),
                    $"'{id}' has board '{board}'; there are {string.Join(", ", FirmwareLock.Current.Boards.Select(b => b.Name))}");
            }

            string transport = Text(fields, "transport");
            if (transport.Length > 0 && !HilTransports.Names.Contains(transport))
            {
                throw Wrong(fields["transport"],
                    $"'{id}' has transport '{transport}'; there are {string.Join(" and ", HilTransports.Names)}");
            }

            string address = Text(fields, "address");
            transport = address.Length > 0 && transport.Length == 0 ? NodeConfig.TransportUdp : transport;
            if (address.Length > 0 && transport == NodeConfig.TransportUdp && !IsGroup(address))
            {
                throw Wrong(fields["address"],
                    $"'{id}' has address '{address}'; it must be GROUP:PORT, for instance 239.76.86.83:7683, or with transport mqtt the "
                        + "broker's HOST:PORT");
            }

            if (address.Length > 0 && transport == NodeConfig.TransportMqtt && (BrokerConfig.PortOf(address) == 0 || IsGroup(address)))
            {
                throw Wrong(fields["address"],
                    $"'{id}' has address '{address}'; with transport mqtt it must be the broker's HOST:PORT, for instance "
                        + "192.168.1.2:1883");
            }

            string local = Text(fields, "interface");
            if (local.Length > 0 && NodeConfig.ParseAddress(local) == null)
            {
                throw Wrong(fields["interface"], $"'{id}' has interface '{local}'; it must be an IPv4 address of this PC");
            }

            bool emulated = Flag(fields, "emulator", id);
            Dictionary<string, string> fixtures = fields.TryGetValue("fixtures", out YamlNode? given)
                ? Fields(given, $"'fixtures' of '{id}'", FixtureNames).ToDictionary(f => f.Key, f => Scalar(f.Value, f.Key))
                : [];
            if (emulated && fixtures.Count > 0)
            {
                throw Wrong(given!, $"'{id}' is emulated and brings its own fixtures: leave 'fixtures' or 'emulator' out");
            }

            if (fixtures.ContainsKey("power-on") != fixtures.ContainsKey("power-off"))
            {
                throw Wrong(given!, $"'{id}' has only one of power-on and power-off");
            }

            return new MappedDevice(
                id, board, Text(fields, "port"), transport, address, local, Pseudonym(fields, id), emulated, fixtures,
                    Quarantine(fields, id), node.Start.Line);
        }

        private int Pseudonym(Dictionary<string, YamlNode> fields, string id)
        {
            string text = Text(fields, "pseudonym");
            return text.Length == 0 ? 0
                : uint.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint value) && text.Length == 8
                    && value != 0 ? unchecked((int)value)
                : throw Wrong(fields["pseudonym"],
                    $"'{id}' has pseudonym '{text}'; it is the 8 hexadecimal digits of its console line 'LVS node ...', in quotes");
        }

        /// <summary>
        /// The reason in words. YAML's "false" is no reason; a "no", a number or blanks are none either, and would hide what fails.
        /// </summary>
        private string Quarantine(Dictionary<string, YamlNode> fields, string id)
        {
            string text = Text(fields, "quarantine");
            bool isPlain = fields.TryGetValue("quarantine", out YamlNode? node) && IsPlain(node);
            bool isNone = text.Length == 0 || (isPlain && text is "false" or "False" or "FALSE");
            bool isReason = !string.IsNullOrWhiteSpace(text)
                && (!isPlain || (text.Any(char.IsLetter) && !NoReasons.Contains(text.ToLowerInvariant())));
            return isNone ? ""
                : isReason ? text
                : throw Wrong(node!, $"'{id}' is in quarantine without a reason; it must be said in words, or left out for none");
        }

        private bool Flag(Dictionary<string, YamlNode> fields, string name, string id) => Text(fields, name) switch
        {
            "" or "false" or "False" or "FALSE" => false,
            "true" or "True" or "TRUE" => true,
            string other => throw Wrong(fields[name], $"'{id}' has {name} '{other}'; it must be true or false"),
        };

        private Dictionary<string, YamlNode> Fields(YamlNode node, string what, IReadOnlyList<string> known)
        {
            if (node is not YamlMappingNode mapping)
            {
                throw Wrong(node, $"{what} must be fields of the form 'name: value'");
            }

            Dictionary<string, YamlNode> fields = [];
            HashSet<string> names = [];
            foreach ((YamlNode key, YamlNode value) in mapping.Children)
            {
                string name = Scalar(key, "a name");
                if (!known.Contains(name))
                {
                    throw Wrong(key, $"{what} has no field '{name}'; there are {string.Join(", ", known)}");
                }

                if (!names.Add(name))
                {
                    throw Wrong(key, $"{what} has '{name}' twice");
                }

                // A field whose value is null counts as absent.
                if (!IsNull(value))
                {
                    fields[name] = value;
                }
            }

            return fields;
        }

        /// <summary>Null in YAML 1.2's core schema: an empty value, ~ or null without quotes, or a null tag.</summary>
        private static bool IsNull(YamlNode node) => node is YamlScalarNode { Tag.IsEmpty: false, Tag.Value: "tag:yaml.org,2002:null" }
            || (IsPlain(node) && ((YamlScalarNode)node).Value is null or "" or "~" or "null" or "Null" or "NULL");

        private static bool IsPlain(YamlNode node) => node is YamlScalarNode { Style: ScalarStyle.Plain, Tag.IsEmpty: true };

        private string Text(Dictionary<string, YamlNode> fields, string name) => fields.TryGetValue(name, out YamlNode? node)
            ? Scalar(node, name) : "";

        private string Scalar(YamlNode node, string name) => node is not YamlScalarNode scalar
            ? throw Wrong(node, $"'{name}' must be a single value")
            : scalar.Tag.IsEmpty || scalar.Tag.IsNonSpecific || scalar.Tag.Value is "tag:yaml.org,2002:str" or "tag:yaml.org,2002:null"
                or "tag:yaml.org,2002:bool"
                ? scalar.Value ?? ""
            : throw Wrong(node, $"'{name}' has the tag {scalar.Tag}, which is not read: leave it out");

        private static bool IsGroup(string text)
        {
            string[] parts = text.Split(':');
            return parts.Length == 2 && NodeConfig.ParseAddress(parts[0]) is [>= 224 and <= 239, ..]
                && ushort.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out ushort port) && port > 0;
        }

        private UserException Wrong(YamlNode node, string what) => new($"{path} line {node.Start.Line}: {what}.");
    }
}
