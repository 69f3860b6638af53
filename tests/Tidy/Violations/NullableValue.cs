namespace LVS.Tests.Violations;

public sealed class NullableValue
{
    public int? Value;
}
