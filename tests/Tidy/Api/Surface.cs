using System.Collections.Generic;
using System.Linq;

namespace LVS.Tests.Tidy;

/// <summary>What may be used: a library whole, and of the packages what is listed. Knows the lines in use. Not thread safe.</summary>
internal sealed class Surface
{
    private readonly ApiText listed;
    private readonly StandIns standIns;
    private readonly ApiText coreLibrary;
    private readonly HashSet<string> used = [];

    /// <param name="listed">Line by line.</param>
    /// <param name="standIns">What the device's compiler takes instead.</param>
    /// <param name="coreLibrary">As a whole; none of its lines has to be used.</param>
    public Surface(ApiText listed, StandIns standIns, ApiText coreLibrary)
    {
        this.listed = listed;
        this.standIns = standIns;
        this.coreLibrary = coreLibrary;
    }

    public IEnumerable<ApiType> Enums => listed.Types.Concat(coreLibrary.Types).Where(type => type.IsEnum);

    public bool AllowsType(string type)
    {
        used.Add(type);
        return Find(type) is not null;
    }

    public bool AllowsMember(string pcType, string pcSignature)
    {
        (string type, string signature) = standIns.Device(pcType, pcSignature);
        used.Add(StandIns.Key(pcType, pcSignature));
        used.Add(StandIns.Key(type, signature));
        used.Add(type);
        return Find(type)?.Find(signature) is not null;
    }

    public bool AllowsValue(ApiType type, string value)
    {
        used.Add(type.Name);
        used.Add(StandIns.Key(type.Name, value));
        return type.Values.Any(listed => listed.Split('=')[0] == value);
    }

    /// <summary>An attribute that only the PC's compiler writes.</summary>
    public bool Omits(string attribute) => standIns.IsOmitted(attribute);

    /// <summary>Members of that name that may be used, as their lines, to show what to use instead.</summary>
    public IEnumerable<string> Named(string type, string name)
    {
        string method = $" {name}(";
        return Find(type)?.Members
            .Where(member => member.Signatures.Any(signature => signature.Contains(method, System.StringComparison.Ordinal)))
            .Select(member => member.Text) ?? [];
    }

    /// <summary>Lines of the lists that nothing needs.</summary>
    public IEnumerable<string> Unused()
    {
        foreach (ApiType type in listed.Types)
        {
            if (!used.Contains(type.Name))
            {
                yield return type.Text;
            }

            foreach (ApiMember member in type.Listed
                .Where(member => !member.Signatures.Any(s => used.Contains(StandIns.Key(type.Name, s)))))
            {
                yield return $"{type.Name}: {member.Text}";
            }

            foreach (string value in type.Values.Where(value => !used.Contains(StandIns.Key(type.Name, value.Split('=')[0]))))
            {
                yield return $"{type.Name}: {value}";
            }
        }

        foreach (string left in standIns.Left.Where(left => !used.Contains(left)))
        {
            yield return $"{left} -> ...";
        }
    }

    private ApiType? Find(string type) => listed.Find(type) ?? coreLibrary.Find(type);
}
