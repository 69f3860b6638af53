using System;

namespace LVS.Tests.Violations;

public static class ArraySort
{
    public static void Sort(int[] values) => Array.Sort(values);
}
