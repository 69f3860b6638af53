using System.ComponentModel;

namespace LVS.Tests.Violations;

[Description("the device has no such attribute")]
public static class PcOnlyAttribute
{
}
