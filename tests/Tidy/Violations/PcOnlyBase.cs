using System.IO;

namespace LVS.Tests.Violations;

public abstract class PcOnlyBase : StringReader
{
    protected PcOnlyBase(string text)
        : base(text)
    {
    }
}
