using System;

namespace LVS.Tests.Violations;

public static class SpanParameter
{
    public static int Size(ReadOnlySpan<byte> bytes) => bytes.Length;
}
