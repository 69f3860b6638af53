using System.Collections.Generic;
using System.Linq;

using Mono.Cecil;
using Mono.Cecil.Cil;

namespace LVS.Tests.Tidy;

/// <summary>The types that a type, or one method of it, names: in its head, its members and its code.</summary>
internal static class NamedTypes
{
    /// <summary>Of everything but the methods.</summary>
    public static IEnumerable<TypeReference> OfHead(TypeDefinition type)
    {
        return Attributes(type)
            .Concat(type.BaseType is null ? [] : Parts(type.BaseType))
            .Concat(type.Interfaces.SelectMany(implemented => Parts(implemented.InterfaceType)))
            .Concat(Constraints(type))
            .Concat(type.Fields.SelectMany(field => Parts(field.FieldType).Concat(Attributes(field))))
            .Concat(type.Properties.SelectMany(Attributes))
            .Concat(type.Events.SelectMany(handler => Parts(handler.EventType)));
    }

    public static IEnumerable<TypeReference> Of(MethodDefinition method)
    {
        IEnumerable<TypeReference> head = Signature(method).Concat(Attributes(method)).Concat(Constraints(method));
        return method.HasBody ? head.Concat(Body(method.Body)) : head;
    }

    private static IEnumerable<TypeReference> Body(MethodBody body)
    {
        return body.Variables.SelectMany(variable => Parts(variable.VariableType))
            .Concat(body.ExceptionHandlers.Select(handler => handler.CatchType).OfType<TypeReference>().SelectMany(Parts))
            .Concat(body.Instructions.SelectMany(Operand));
    }

    private static IEnumerable<TypeReference> Operand(Instruction instruction)
    {
        return instruction.Operand switch
        {
            MethodReference method => Parts(method.DeclaringType).Concat(Signature(method)).Concat(Arguments(method)),
            FieldReference field => Parts(field.DeclaringType).Concat(Parts(field.FieldType)),
            TypeReference type => Parts(type),
            _ => [],
        };
    }

    private static IEnumerable<TypeReference> Signature(IMethodSignature method)
    {
        return Parts(method.ReturnType).Concat(method.Parameters.SelectMany(parameter => Parts(parameter.ParameterType)));
    }

    private static IEnumerable<TypeReference> Arguments(MethodReference method)
    {
        return method is GenericInstanceMethod instance ? instance.GenericArguments.SelectMany(Parts) : [];
    }

    private static IEnumerable<TypeReference> Constraints(IGenericParameterProvider provider)
    {
        return provider.GenericParameters.SelectMany(parameter => parameter.Constraints)
            .SelectMany(constraint => Parts(constraint.ConstraintType));
    }

    private static IEnumerable<TypeReference> Attributes(ICustomAttributeProvider provider)
    {
        return provider.CustomAttributes.SelectMany(attribute => Parts(attribute.AttributeType)
            .Concat(attribute.ConstructorArguments.Select(argument => argument.Value).OfType<TypeReference>().SelectMany(Parts)));
    }

    /// <summary>A type and those it is made of: elements of arrays, arguments of generics.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference type)
    {
        return type switch
        {
            GenericInstanceType instance => Parts(instance.ElementType).Concat(instance.GenericArguments.SelectMany(Parts)),
            TypeSpecification specification => Parts(specification.ElementType),
            _ => [type],
        };
    }
}
