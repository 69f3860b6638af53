using System;

using Mono.Cecil;

namespace LVS.Tests.Tidy;

/// <summary>The owner of a type, by its name.</summary>
internal static class Names
{
    /// <summary>The namespace of a type or, of a nested one, of the type around it.</summary>
    public static string Space(TypeReference type)
    {
        TypeReference outer = type;
        while (outer.DeclaringType is not null)
        {
            outer = outer.DeclaringType;
        }

        return outer.Namespace;
    }

    public static bool IsOurs(TypeReference type) => Space(type).StartsWith("LVS.", StringComparison.Ordinal);

    /// <summary>Made by the compiler for a whole assembly, e.g. the data of array initialisers.</summary>
    public static bool IsCompilersOwn(TypeReference type)
    {
        string name = type.FullName;
        return name.StartsWith('<');
    }

    /// <summary>The class that async or yield makes of a method.</summary>
    public static bool IsStateMachine(TypeReference type)
    {
        return type.Name.StartsWith('<') && type.Name.Contains(">d", StringComparison.Ordinal);
    }

    /// <summary>The class that holds the call sites of dynamic.</summary>
    public static bool IsCallSites(TypeReference type) => type.Name.StartsWith("<>o", StringComparison.Ordinal);

    public static string Where(TypeReference type) => type.FullName.Replace('/', '.');

    public static string Where(MemberReference member) => $"{Where(member.DeclaringType)}.{member.Name}";
}
