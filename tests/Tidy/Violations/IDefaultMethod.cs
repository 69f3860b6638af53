namespace LVS.Tests.Violations;

public interface IDefaultMethod
{
    int Value() => 1;
}
