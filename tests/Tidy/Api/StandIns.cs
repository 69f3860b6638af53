using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace LVS.Tests.Tidy;

/// <summary>
/// Where the same source means another member on the PC: more overloads to choose from, a member declared in a base class, or an
/// attribute that the device's compiler does not write. Lines are <c>type: member -> type: member</c> or <c>attribute -> nothing</c>.
/// </summary>
internal sealed class StandIns
{
    private readonly Dictionary<string, (string Type, string Signature)> members = [];
    private readonly HashSet<string> omitted = [];

    /// <summary>Lines that stand for a member: left and right.</summary>
    public IReadOnlyCollection<string> Left => members.Keys;

    public static StandIns Load(string path) => Parse(File.ReadAllLines(path));

    public static StandIns Parse(params string[] lines)
    {
        StandIns result = new();
        foreach (string line in lines.Where(line => line.Length > 0 && !line.StartsWith("##", StringComparison.Ordinal)))
        {
            string[] sides = line.Split(" -> ");
            if (sides is [string attribute, "nothing"] && attribute.EndsWith("Attribute", StringComparison.Ordinal))
            {
                result.omitted.Add(attribute);
                continue;
            }

            if (sides.Length != 2)
            {
                throw new FormatException($"Not a stand-in: '{line}'");
            }

            (string pcType, ApiMember pcMember) = Side(sides[0]);
            (string type, ApiMember member) = Side(sides[1]);
            foreach ((string pcSignature, string signature) in pcMember.Signatures.Zip(member.Signatures))
            {
                result.members.Add(Key(pcType, pcSignature), (type, signature));
            }
        }

        return result;
    }

    public static string Key(string type, string signature) => $"{type}: {signature}";

    public bool IsOmitted(string attribute) => omitted.Contains(attribute);

    /// <summary>The member that the device's compiler takes, or the given one.</summary>
    public (string Type, string Signature) Device(string type, string signature)
    {
        return members.TryGetValue(Key(type, signature), out (string Type, string Signature) device) ? device : (type, signature);
    }

    private static (string Type, ApiMember Member) Side(string text)
    {
        int colon = text.IndexOf(": ", StringComparison.Ordinal);
        return colon < 0
            ? throw new FormatException($"Not 'type: member': '{text}'")
            : (text[..colon], ApiMember.Parse(text[(colon + 2)..].Trim()));
    }
}
