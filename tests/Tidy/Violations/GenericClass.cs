namespace LVS.Tests.Violations;

public class GenericClass<T>
{
    public int Count;
}
