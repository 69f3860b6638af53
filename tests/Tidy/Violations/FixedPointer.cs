namespace LVS.Tests.Violations;

public static unsafe class FixedPointer
{
    public static byte Run(byte[] bytes)
    {
        fixed (byte* first = bytes)
        {
            return *first;
        }
    }
}
